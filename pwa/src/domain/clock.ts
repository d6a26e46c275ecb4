/**
 * Hybrid logical time: `"%015d.%05d"`, milliseconds since 1970 (UTC) and a counter.
 * Fixed width, so that text order is time order. Kulkarni et al., 2014; the server's is the same.
 */
export type Stamp = string;

const LAST_COUNTER = 99_999;

/** The hybrid time of a moment. */
export const stamp = (ms: number, counter = 0): Stamp =>
  `${String(Math.max(0, Math.floor(ms))).padStart(15, '0')}.${String(counter).padStart(5, '0')}`;

/** The milliseconds of a hybrid time. */
export const stampMs = (at: Stamp): number => Number(at.slice(0, 15));

/** The next time after `last` on a clock that says `now`: never runs back, whatever the clock does. */
export const tick = (last: Stamp, now: number): Stamp => {
  const fresh = stamp(now);
  if (fresh > last) return fresh;
  const counter = Number(last.slice(16));
  return counter < LAST_COUNTER ? stamp(stampMs(last), counter + 1) : stamp(stampMs(last) + 1);
};

/** The later of two times. */
export const later = (one: Stamp, other: Stamp): Stamp => (one > other ? one : other);

/** What to add to this phone's clock: the server said `server` between `sent` and `received`. */
export const clockOffset = (server: number, sent: number, received: number): number =>
  Math.round(server - (sent + received) / 2);
