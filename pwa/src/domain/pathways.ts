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

/** Days after which a pathway is looked at: "held at 3 months" is a check on or after day 90. */
export const CHECK_DAYS = [90, 180] as const;

/** The next check to propose for a running pathway, and its day; null when none is left. */
export const nextCheck = (
  pathway: Pathway,
  checks: readonly Pick<PathwayCheck, 'on'>[],
): { after: (typeof CHECK_DAYS)[number]; on: Day } | null => {
  const start = pathway.started_at;
  if (!start || pathway.ended_at) return null;
  for (const after of CHECK_DAYS) {
    const on = plusDays(start, after);
    if (!checks.some((check) => check.on >= on)) return { after, on };
  }
  return null;
};
