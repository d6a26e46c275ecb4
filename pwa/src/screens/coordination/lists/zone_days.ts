import type { Day } from '../../../domain/days';
import { zoneList as words } from '../../../text/lists';
import { dayShort } from '../../../ui/format';

const said = (day: Day): string => dayShort(day, { year: true });

/** Between which days a district is one, and whether it is today. */
export const validSaid = (from: Day | null, until: Day | null, today: Day): string => {
  if (!from && !until) return words.always;
  const days = from && until ? words.between(said(from), said(until)) : from ? words.since(said(from)) : words.upTo(said(until ?? today));
  if (until && until < today) return words.ended(days);
  return from && from > today ? words.coming(days) : days;
};
