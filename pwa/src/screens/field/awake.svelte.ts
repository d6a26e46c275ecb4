/** Where this phone remembers for which outing the screen was to stay on: one id, nobody's name. */
const PLACE = 'ecran-allume';

/** The screen kept on for an outing, on request; asked again each time the app comes back to the front. */
export class Awake {
  wanted = $state(false);
  /** The phone said no: a low battery, or a browser that cannot. */
  refused = $state(false);
  #lock: WakeLockSentinel | null = null;
  #over = false;

  constructor(private readonly outing: string) {
    this.wanted = localStorage.getItem(PLACE) === outing;
  }

  /** Begins, where it was wanted; answers what lets it go. */
  start(): () => void {
    const again = (): void => void this.#ask();
    document.addEventListener('visibilitychange', again);
    again();
    return () => {
      this.#over = true;
      document.removeEventListener('visibilitychange', again);
      void this.#release();
    };
  }

  /** On or off from now on, remembered for this outing. Answers whether it is as asked. */
  async turn(on: boolean): Promise<boolean> {
    this.wanted = on;
    if (on) localStorage.setItem(PLACE, this.outing);
    else localStorage.removeItem(PLACE);
    if (on) await this.#ask();
    else await this.#release();
    if (this.refused) {
      this.wanted = false;
      localStorage.removeItem(PLACE);
    }
    return this.wanted === on;
  }

  async #ask(): Promise<void> {
    if (!this.wanted || this.#over || document.visibilityState !== 'visible') return;
    if (this.#lock && !this.#lock.released) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (this.#over || !this.wanted) await lock.release();
      else this.#lock = lock;
      this.refused = false;
    } catch {
      this.#lock = null;
      this.refused = true;
    }
  }

  async #release(): Promise<void> {
    this.refused = false;
    await this.#lock?.release();
    this.#lock = null;
  }
}
