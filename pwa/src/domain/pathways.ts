import type { Day } from './days';
import type { Pathway, PathwayCheck } from './records';
import { plusDays } from './days';

type Row = Pathway & { id: string; deleted: boolean; uncounted: boolean };

/** Whether a pathway counts as remobilisation on a day: started, and a referral received by the other side. */
export const countsOn = (pathway: Row, day: Day): boolean => {
  const { started_at, confirmed_at } = pathway;
  if (pathway.deleted || pathway.uncounted || !started_at || started_at > day) return false;
  return pathway.kind !== 'partner_referral' || (confirmed_at !== null && confirmed_at <= day);
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

/** When a pathway is looked at: "held at 3 months" is a check on or after day 90. */
const CHECKS = [
  { months: 3, days: 90 },
  { months: 6, days: 180 },
] as const;

/** A check to make: how many months after the start it stands for, and from which day. */
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
  const start = pathway.started_at;
  if (!start || pathway.ended_at) return null;
  const all = CHECKS.map(({ months, days }) => ({ months, on: plusDays(start, days) }));
  const left = all.filter(({ on }) => !checks.some((check) => check.on >= on));
  return left.findLast(({ on }) => on <= today) ?? left[0] ?? null;
};

/** Days after its start during which a check is called to mind; later it is made from the file only. */
const REMEMBERED_DAYS = 365;

/** Whether the team is still reminded of the checks of a pathway: it counts, and began within a year. */
export const checkIsRemembered = (pathway: Row, today: Day): boolean =>
  countsOn(pathway, today) && plusDays(pathway.started_at ?? today, REMEMBERED_DAYS) >= today;
