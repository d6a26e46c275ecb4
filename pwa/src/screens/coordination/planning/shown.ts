import { isDay, type Day } from '../../../domain/days';
import { spanOf, type Shown } from '../../../domain/weeks';
import { dayShort, monthYear } from '../../../ui/format';

const IN_ADDRESS: Record<Shown, string> = { week: 'semaine', month: 'mois', list: 'liste' };
export const VIEWS = Object.keys(IN_ADDRESS) as Shown[];

/** What the address asks for; else a week at a desk, where its days lie side by side with their hours, and a list on a phone. */
export const shownOf = (asked: string | null, wide: boolean): Shown =>
  VIEWS.find((view) => IN_ADDRESS[view] === asked) ?? (wide ? 'week' : 'list');

/** The day the address asks for, else today. */
export const dayAsked = (asked: string | null, today: Day): Day => (asked && isDay(asked) ? asked : today);

/** What follows `?` for a view and a day of it. */
export const addressOf = (shown: Shown, day: Day): { vue: string; jour: string } => ({ vue: IN_ADDRESS[shown], jour: day });

/** `15 – 21 juin 2026`, `29 juin – 5 juillet 2026`, `juin 2026`. */
export const rangeWords = (shown: Shown, day: Day): string => {
  if (shown === 'month') return monthYear(day);
  const { from, to } = spanOf(shown, day);
  const last = dayShort(to, { year: true });
  if (from.slice(0, 7) === to.slice(0, 7)) return `${dayShort(from).split('\u00a0')[0]} – ${last}`;
  return `${dayShort(from, { year: from.slice(0, 4) !== to.slice(0, 4) })} – ${last}`;
};
