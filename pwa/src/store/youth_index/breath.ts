const LONGEST_MS = 8;

/** A moment for the screen and for fingers. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const turn = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in globalThis.scheduler ? globalThis.scheduler.yield() : pause();

/** Long work in short slices: `taken` waits a moment whenever one has lasted long enough. */
export class Breath {
  #since = performance.now();

  async taken(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return;
    await turn();
    this.#since = performance.now();
  }
}
