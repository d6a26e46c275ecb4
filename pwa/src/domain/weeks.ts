/** Days laid out as a calendar: weeks begin on Monday. Days are `2026-06-16`, free of any zone. */
import { isDay, plusDays, plusMonths, type Day } from './days';

/** What the planning shows at once. */
export type Shown = 'week' | 'month' | 'list';

const DAYS = 7;
/** How far ahead the list looks, in months. */
const LIST_MONTHS = 3;

/** 0 for a Monday, 6 for a Sunday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % DAYS;

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => plusDays(day, -weekdayOf(day));

/** The first day of the month of a day. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The days from one to another, both included. */
export const daysFrom = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

/** The whole weeks that a month touches, each from Monday to Sunday. */
export const monthWeeks = (day: Day): Day[][] => {
  const first = firstOfMonth(day);
  const last = plusDays(plusMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(first); monday <= last; monday = plusDays(monday, DAYS)) weeks.push(daysFrom(monday, plusDays(monday, DAYS - 1)));
  return weeks;
};

/** The first and last day that a view reads; a month with the days that fill its weeks. */
export const spanOf = (shown: Shown, day: Day): { from: Day; to: Day } => {
  if (shown === 'week') return { from: mondayOf(day), to: plusDays(mondayOf(day), DAYS - 1) };
  if (shown === 'list') return { from: mondayOf(day), to: plusDays(plusMonths(mondayOf(day), LIST_MONTHS), -1) };
  const weeks = monthWeeks(day);
  return { from: weeks[0]?.[0] ?? day, to: weeks.at(-1)?.at(-1) ?? day };
};

/** The day from which the view before (-1) or after (1) is shown: the same day of the week, else of the month. */
export const turned = (shown: Shown, day: Day, by: -1 | 1): Day => {
  if (shown === 'month') return plusMonths(day, by);
  return shown === 'week' ? plusDays(day, by * DAYS) : plusMonths(day, by * LIST_MONTHS);
};

const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -DAYS, ArrowDown: DAYS };

/** Where a key leads from a day of the grid (WAI-ARIA date grid); null: it leads nowhere. */
export const movedBy = (key: string, day: Day): Day | null => {
  const days = MOVES[key];
  if (days !== undefined) return plusDays(day, days);
  if (key === 'Home') return mondayOf(day);
  if (key === 'End') return plusDays(mondayOf(day), DAYS - 1);
  if (key === 'PageUp') return plusMonths(day, -1);
  return key === 'PageDown' ? plusMonths(day, 1) : null;
};

/** As many outings as are planned at once: a year of every week. */
export const MOST_REPEATS = 53;

/** The days of what comes back every one or two weeks, from `first` to `until` included; at most `MOST_REPEATS` and one more, which says that it is too many. */
export const repeatedDays = (first: Day, weeks: 1 | 2, until: Day): Day[] => {
  const days: Day[] = [];
  if (!isDay(first) || !isDay(until)) return days;
  for (let day = first; day <= until && days.length <= MOST_REPEATS; day = plusDays(day, weeks * DAYS)) days.push(day);
  return days;
};
