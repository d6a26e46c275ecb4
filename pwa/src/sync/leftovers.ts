import { ServerRefused } from '../server/api';
import { backOff, pause } from './delays';
import { pushOthers, type OnRevoked } from './others';

/**
 * Sends what the people of this phone left unsent while nobody has it open, and asks whether they are
 * still let in: through each one's own session, which needs no key. Nothing is read, and no name is.
 */
export class Leftovers {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #running = false;
  #ended = false;

  constructor(
    private readonly device: string,
    /** Each time it has tried. */
    private readonly tried: () => void,
    private readonly onRevoked: OnRevoked,
  ) {}

  start(): void {
    if (typeof window !== 'undefined') window.addEventListener('online', this.#hurry);
    void this.#once();
  }

  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    if (typeof window !== 'undefined') window.removeEventListener('online', this.#hurry);
  }

  readonly #hurry = (): void => {
    this.#failures = 0;
    void this.#once();
  };

  async #once(): Promise<void> {
    if (this.#running || this.#ended) return;
    clearTimeout(this.#timer);
    this.#running = true;
    let delay = pause(false);
    try {
      await pushOthers(null, this.device, this.onRevoked);
      this.#failures = 0;
    } catch (error) {
      // whatever it was, a database too: names that have to go are tried again
      this.#failures += 1;
      delay = backOff(this.#failures, error instanceof ServerRefused ? error.retryAfter : null);
    } finally {
      this.#running = false;
    }
    if (!this.#ended) this.tried();
    if (!this.#ended) this.#timer = setTimeout(() => void this.#once(), delay);
  }
}
