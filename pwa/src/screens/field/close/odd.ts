import { dayOf } from '../../../domain/days';
import { stillGoing } from '../../../domain/still_going';
import type { Cells } from '../../../domain/tally';
import type { EncounterLine } from '../../../store/views';

/** As many in one cell, or more, is asked about. */
const MANY = 80;
/** So long without a count, past midnight, an outing was over before. */
const QUIET_MS = 3 * 3_600_000;
const A_MINUTE_MS = 60_000;

/** The fullest cell (`18_21/male`) when it holds so many that it is asked about. */
export const manyIn = (cells: Cells): { cell: string; count: number } | null => {
  const fullest = Object.entries(cells).reduce<[string, number] | null>((most, one) => (most && most[1] >= one[1] ? most : one), null);
  return fullest && fullest[1] >= MANY ? { cell: fullest[0], count: fullest[1] } : null;
};

const live = (met: readonly EncounterLine[]): EncounterLine[] => met.filter(({ deleted, uncounted }) => !deleted && !uncounted);

/** How many people were counted after this end. */
export const metAfter = (met: readonly EncounterLine[], end: string): number =>
  live(met)
    .filter(({ at }) => Date.parse(at) >= Date.parse(end) + A_MINUTE_MS)
    .reduce((sum, { count }) => sum + count, 0);

/** An end to propose for an outing of an earlier day: its last count, else its planned end; null without either. */
export const likelyEnd = (
  { start, planned_end }: { start: string; planned_end: string | null },
  met: readonly EncounterLine[],
): { end: string; from: 'count' | 'plan' } | null => {
  const last = live(met).reduce<string | null>((latest, { at }) => (latest && latest > at ? latest : at), null);
  if (last && last > start) return { end: last, from: 'count' };
  return planned_end && planned_end > start ? { end: planned_end, from: 'plan' } : null;
};

/** Whether an outing did not end now but before: it was forgotten, or the night went by since its last count and its planned end. */
export const endedBefore = (
  { start, planned_end }: { start: string; planned_end: string | null },
  guess: { end: string } | null,
  now: number,
  zone: string,
): boolean => {
  if (!stillGoing(start, now, zone)) return true;
  if (!guess || dayOf(start, zone) === dayOf(now, zone)) return false;
  return now - Math.max(Date.parse(guess.end), planned_end ? Date.parse(planned_end) : 0) > QUIET_MS;
};
