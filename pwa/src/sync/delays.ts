/** After a write: soon, but a burst of taps goes together. */
export const AFTER_WRITE_MS = 2_000;
const UNDER_WAY_MS = 10_000;
const IDLE_MS = 300_000;
const FIRST_RETRY_MS = 5_000;

/** Whether an account that is not open is still let in is asked at most this often: with each look of a quiet phone. */
export const ASK_MS = 240_000;
/** The same once its session is over: the phone may have been closed since. */
export const ASK_OVER_MS = 3_600_000;

/** Until the next look, when all went well. */
export const pause = (underWay: boolean): number => (underWay ? UNDER_WAY_MS : IDLE_MS);

/**
 * Until the next try after `failures` in a row: doubles from 5 s up to 5 min, half of it by chance,
 * so that phones do not come back all at once. `atLeast` is what the server asked for (ms).
 */
export const backOff = (failures: number, atLeast: number | null, chance = Math.random()): number => {
  const most = Math.min(IDLE_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(atLeast ?? 0, most / 2 + (most / 2) * chance);
};
