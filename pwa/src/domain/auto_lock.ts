const MINUTE_MS = 60_000;

/** After how many minutes in the background the app may be told to lock. */
export const LOCK_MINUTES = [1, 5, 15] as const;

/** The longest of them: what an organisation that chose nothing allows. */
export const LONGEST_MINUTES = 15;

/** Unless somebody chose. */
const USUAL_MINUTES = 5;

/** The organisation's longest, in minutes (`settings.lock_minutes`); null when it sets none. */
export const longestLock = (settings: Record<string, unknown>): number | null => {
  const most = settings.lock_minutes;
  return typeof most === 'number' && most > 0 ? most : null;
};

/** Minutes in the background before locking: one's own choice, never longer than the organisation's. */
export const lockMinutes = (own: number | undefined, settings: Record<string, unknown>): number =>
  Math.min(own ?? USUAL_MINUTES, longestLock(settings) ?? Infinity);

/** A moment on both clocks of a phone, in ms: the one on its wall, and the one that only runs. */
export interface Moment {
  wall: number;
  running: number;
}

/**
 * Whether the app has been away too long. The wall clock may be set back, the running one stops on some
 * phones while they sleep: whichever says longer is believed, and timers are not needed.
 */
export const isAwayTooLong = (left: Moment, now: Moment, minutes: number): boolean =>
  Math.max(now.wall - left.wall, now.running - left.running) >= minutes * MINUTE_MS;
