/** What Pilotage is asked, as its address says it: a period, the day pathways are looked at, a part. */
import { isDay } from '../../domain/days';
import type { Asked } from '../../server/figures';
import { askedOf, readFilters, type Filters } from './filters';
import { dayBefore, daysOf, defaultPeriod, defaultUntil, readPeriod, yearBefore, type Period } from './period';

export interface Question {
  period: Period;
  filters: Filters;
  /** The day typed, today for one to come; empty when it follows from the period. */
  look: string;
  asked: Asked;
  /** What a year before is asked of, so that both are of as many days. */
  earlier: Period;
  /** The same of it, with pathways looked at on the same day of that year. */
  before: Asked;
}

/** `get` reads the address; `today` is the organisation's local day. */
export function readQuestion(get: (key: string) => string | null, today: string): Question {
  const period = readPeriod(get('periode')) ?? defaultPeriod(today);
  const earlier = yearBefore(period, today);
  const days = daysOf(period);
  const typed = get('au') ?? '';
  const come = typed > today ? today : typed;
  const look = isDay(typed) && come >= days.from ? come : '';
  const filters = readFilters(get);
  const part = askedOf(filters);
  const until = look || defaultUntil(days, today);
  return {
    period,
    filters,
    look,
    asked: { ...days, until, ...part },
    earlier,
    before: { ...daysOf(earlier), until: dayBefore(until), ...part },
  };
}
