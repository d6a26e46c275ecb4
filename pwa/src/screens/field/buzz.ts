/** A short answer in the hand: 15 ms for a count, two for an undo. */
export const buzz = (pattern: number | number[] = 15): void => {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
};
