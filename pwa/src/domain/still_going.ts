import { dayOf, type Instant } from './days';

const LONGEST_MS = 12 * 3_600_000;

/** A length that is asked about: over twelve hours, the longest that an outing is planned. */
export const isLong = (milliseconds: number): boolean => milliseconds > LONGEST_MS;

/**
 * Whether an outing that began then, and that nobody closed, is taken to go on: it is of today, or
 * began less than twelve hours ago, for a night out goes past midnight. Later it was forgotten.
 */
export const stillGoing = (began: Instant | null, now: number, zone: string): boolean => {
  if (!began) return false;
  // a colleague's clock may be ahead of this one
  return dayOf(began, zone) === dayOf(now, zone) || Math.abs(now - Date.parse(began)) < LONGEST_MS;
};
