import type { Day } from './days';
import type { Pathway, PathwayCheck } from './records';
import { plusDays } from './days';

type Row = Pathway & { id: string; deleted: boolean; uncounted: boolean };

/**
 * The day from which a pathway counts, as in the figures: its start; of a referral the later of its start
 * and of the day the other side received the youth. Null while it does not count.
 */
export const countsFrom = ({ kind, started_at, confirmed_at }: Pathway): Day | null => {
  if (!started_at || kind !== 'partner_referral') return started_at;
  if (!confirmed_at) return null;
  return confirmed_at > started_at ? confirmed_at : started_at;
};

/** Whether a pathway counts as remobilisation on a day. */
export const countsOn = (pathway: Row, day: Day): boolean => {
  const from = countsFrom(pathway);
  return !pathway.deleted && !pathway.uncounted && from !== null && from <= day;
};

/** A referral that the partner has not yet said to have received. */
export const awaitsConfirmation = (pathway: Pathway): boolean =>
  pathway.kind === 'partner_referral' && !pathway.confirmed_at && !pathway.ended_at;

/**
 * The main pathway on a day: among those that count, the latest `main_from` on or before it; when
 * equal, the smallest id. One that is empty or still to come stands for the start, as in the figures.
 */
export const mainPathway = <P extends Row>(pathways: readonly P[], day: Day): P | null => {
  const from = ({ main_from, started_at }: Row): Day =>
    (main_from && main_from <= day ? main_from : started_at) ?? '';
  const running = pathways.filter((one) => countsOn(one, day));
  const later = (one: P, other: P): P => {
    if (from(one) !== from(other)) return from(one) > from(other) ? one : other;
    return one.id < other.id ? one : other;
  };
  return running.length ? running.reduce(later) : null;
};

/** When a pathway is looked at: "held at 3 months" is a check on or after day 90 since it counts. */
const CHECKS = [
  { months: 3, days: 90 },
  { months: 6, days: 180 },
] as const;

/** A check to make: how many months of the pathway it stands for, and from which day. */
export interface CheckToMake {
  months: 3 | 6;
  on: Day;
}

/**
 * The check to propose for a running pathway: the latest one whose day has come and that no check
 * answers yet (one made at 6 months answers that of 3 months too), else the next to come; null when
 * none is left.
 */
export const nextCheck = (pathway: Pathway, checks: readonly Pick<PathwayCheck, 'on'>[], today: Day): CheckToMake | null => {
  const start = countsFrom(pathway);
  if (!start || pathway.ended_at) return null;
  const all = CHECKS.map(({ months, days }) => ({ months, on: plusDays(start, days) }));
  const left = all.filter(({ on }) => !checks.some((check) => check.on >= on));
  return left.findLast(({ on }) => on <= today) ?? left[0] ?? null;
};

/** Days from which it counts during which a check is called to mind; later it is made from the file only. */
const REMEMBERED_DAYS = 365;

/** Whether the team is still reminded of the checks of a pathway: it counts, since a year at most. */
export const checkIsRemembered = (pathway: Row, today: Day): boolean =>
  countsOn(pathway, today) && plusDays(countsFrom(pathway) ?? today, REMEMBERED_DAYS) >= today;
