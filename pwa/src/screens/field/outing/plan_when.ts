import type { Hours } from '../../../acts';
import { atTime, isDay, plusDays, type Instant } from '../../../domain/days';
import { MOST_REPEATS, repeatedDays } from '../../../domain/weeks';
import { planning as words } from '../../../text/outing_start';

/** How often a planned outing comes back. */
export type Repeats = keyof typeof words.repeats;

/** When an outing is planned for: day (`2026-06-16`) and hours (`14:00`), empty while not said. */
export interface WhenPlanned {
  day: string;
  from: string;
  to: string;
  repeats: Repeats;
  /** The last day on which it may come back. */
  until: string;
}

const LONGEST_NIGHT = 12 * 60; // minutes

/** `day`: the one it is asked for, if any. */
export const blankWhen = (day = ''): WhenPlanned => ({ day, from: '', to: '', repeats: 'once', until: '' });

/** What is missing or wrong, with its field. */
export interface WrongWhen {
  field: string;
  message: string;
}

/** The hours of every outing that is planned so, first one first; a wrong or missing answer is named with its field. */
export const plannedHours = (when: WhenPlanned, zone: string, now: Instant): Hours[] | WrongWhen => {
  const { day, from, to, repeats, until } = when;
  if (!isDay(day) || !from) return { field: 'planned_start', message: words.whenMissing };
  if (atTime(day, from, zone) < now) return { field: 'planned_start', message: words.past };
  if (to && to < from && !endsNextDay(when)) return { field: 'planned_end', message: words.endFirst };
  if (repeats !== 'once' && (!isDay(until) || until <= day)) return { field: 'until', message: words.untilMissing };
  const days = daysOf(when);
  if (days.length > MOST_REPEATS) return { field: 'until', message: words.tooMany(MOST_REPEATS) };
  return days.map((one) => ({ planned_start: atTime(one, from, zone), planned_end: plannedEnd(when, one, zone) }));
};

/** When it ends if it begins on `day`; null while not said. */
export const plannedEnd = (when: WhenPlanned, day: string, zone: string): Instant | null =>
  when.to ? atTime(endsNextDay(when) ? plusDays(day, 1) : day, when.to, zone) : null;

/** Whether its end is on the day after: a night out. What would be longer than that is a slip of the finger. */
export const endsNextDay = ({ from, to }: WhenPlanned): boolean => {
  const night = (minutes(to) - minutes(from) + 24 * 60) % (24 * 60);
  return to < from && night <= LONGEST_NIGHT;
};

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The days that are meant, as far as they are said. */
export const daysOf = ({ day, repeats, until }: WhenPlanned): string[] => {
  if (!isDay(day)) return [];
  return repeats === 'once' ? [day] : repeatedDays(day, repeats === 'week' ? 1 : 2, until);
};

/** The last day that can be asked for: those after it are more than are planned at once. */
export const lastUntil = ({ day, repeats }: WhenPlanned): string | undefined =>
  isDay(day) && repeats !== 'once' ? plusDays(day, (MOST_REPEATS - 1) * (repeats === 'week' ? 7 : 14)) : undefined;
