/** Keeps the screen on while a page is shown, where the phone allows it; returns what lets it go. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async (): Promise<void> => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (over) await lock.release();
    } catch {
      // a low battery refuses: the screen then goes dark as usual
      lock = null;
    }
  };
  const again = (): void => void ask();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}

/** A short answer in the hand: 15 ms for a count, two for an undo. */
export const buzz = (pattern: number | number[] = 15): void => {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
};
