import { instant, type Instant } from './days';

const MINUTE = 60_000;
/** Someone without a planned end says by itself this much from now, at a round time. */
const USUAL_MS = 60 * MINUTE;
const ROUND_MS = 5 * MINUTE;
/** One press on + or −. */
export const STEP_MS = 30 * MINUTE;

const rounded = (ms: number): number => Math.ceil(ms / ROUND_MS) * ROUND_MS;

/** When somebody alone is expected back: the outing's planned end while it lies ahead, else an hour from now. */
export const expectedReturn = (plannedEnd: Instant | null | undefined, now: number): Instant => {
  const end = plannedEnd ? Date.parse(plannedEnd) : Number.NaN;
  return instant(end > now ? end : rounded(now + USUAL_MS));
};

/** Half an hour later or earlier; never a time that has passed. */
export const moveReturn = (until: Instant, by: number, now: number): Instant => {
  const moved = Date.parse(until) + by;
  return moved > now ? instant(moved) : until;
};

/** Whether the time has come to say that one is back. */
export const isDue = (until: Instant | null, now: number): boolean => until !== null && Date.parse(until) <= now;

/** An SMS to be sent by hand; phones differ on how its text is named, and all of them read this form. */
export const smsTo = (phone: string, text: string): string => `sms:${phone}?&body=${encodeURIComponent(text)}`;
