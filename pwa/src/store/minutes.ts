const MINUTE_MS = 60_000;

/** Calls `run` each minute, and when the app is looked at again: a phone in a pocket stops its timers. The answer stops it. */
export const eachMinute = (run: () => void): (() => void) => {
  const timer = setInterval(run, MINUTE_MS);
  if (typeof document === 'undefined') return () => clearInterval(timer);
  const seen = (): void => {
    if (!document.hidden) run();
  };
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
  };
};
