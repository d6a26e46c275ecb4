/** Shorter than a frame, whatever the phone: what is typed or touched meanwhile waits no longer. */
const LONGEST_MS = 8;
/** Where the browser does not say when it is idle. */
const LATER_MS = 40;

const later: (run: () => void) => () => void =
  'requestIdleCallback' in globalThis
    ? (run) => {
        const id = requestIdleCallback(run);
        return () => cancelIdleCallback(id);
      }
    : (run) => {
        const id = setTimeout(run, LATER_MS);
        return () => clearTimeout(id);
      };

/** Does `work` when nothing else wants the screen, a few of its steps at a time, then tells `done`. Answers what stops it. */
export const whenIdle = <R>(work: Generator<undefined, R>, done: (result: R) => void): (() => void) => {
  let stop: () => void;
  const turn = (): void => {
    const until = performance.now() + LONGEST_MS;
    do {
      const step = work.next();
      if (step.done) return done(step.value);
    } while (performance.now() < until);
    stop = later(turn);
  };
  stop = later(turn);
  return () => stop();
};
