/** What Pilotage is asked, as its address says it: a period, the day pathways are looked at, a part. */
import { isDay } from '../../domain/days';
import type { Asked } from '../../server/figures';
import { askedOf, readFilters, type Filters } from './filters';
import { daysOf, defaultPeriod, defaultUntil, readPeriod, yearBefore, type Period } from './period';

export interface Question {
  period: Period;
  filters: Filters;
  /** The day typed, empty when it follows from the period. */
  look: string;
  asked: Asked;
  /** The same of a year before. */
  before: Asked;
}

/** `get` reads the address; `today` is the organisation's local day. */
export function readQuestion(get: (key: string) => string | null, today: string): Question {
  const period = readPeriod(get('periode')) ?? defaultPeriod(today);
  const [days, then] = [daysOf(period), daysOf(yearBefore(period))];
  const typed = get('au') ?? '';
  const look = isDay(typed) && typed >= days.from ? typed : '';
  const filters = readFilters(get);
  const part = askedOf(filters);
  return {
    period,
    filters,
    look,
    asked: { ...days, until: look || defaultUntil(days, today), ...part },
    before: { ...then, until: defaultUntil(then, today), ...part },
  };
}
