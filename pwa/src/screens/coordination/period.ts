/**
 * The period of the figures, as a page's address keeps it: `saison-2022`, `annee-2022`,
 * `trimestre-2022-2`, `mois-2022-07`, `dates-2022-04-01-2022-10-31`. Days are local, both included.
 */
import { isDay, plusDays, plusMonths, type Day } from '../../domain/days';
import { dayShort } from '../../ui/format';

export type Period =
  | { kind: 'season'; year: number }
  | { kind: 'year'; year: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'dates'; from: Day; to: Day };

export type PeriodKind = Period['kind'];

const two = (value: number): string => String(value).padStart(2, '0');
const monthName = (month: number, year: number): string =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 15));
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
const lastOf = (year: number, month: number): Day => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The season under way; once it is over the year, so that what is done now is seen; before April the last season. */
export function defaultPeriod(today: Day): Period {
  const year = Number(today.slice(0, 4));
  if (today.slice(5) >= '11-01') return { kind: 'year', year };
  return { kind: 'season', year: today.slice(5) >= '04-01' ? year : year - 1 };
}

/** Its first and last day. */
export function daysOf(period: Period): { from: Day; to: Day } {
  const months = (first: number, last: number): { from: Day; to: Day } => ({
    from: `${(period as { year: number }).year}-${two(first)}-01`,
    to: lastOf((period as { year: number }).year, last),
  });
  switch (period.kind) {
    case 'season':
      return months(4, 10);
    case 'year':
      return months(1, 12);
    case 'quarter':
      return months(period.quarter * 3 - 2, period.quarter * 3);
    case 'month':
      return months(period.month, period.month);
    case 'dates':
      return { from: period.from, to: period.to };
  }
}

/** The day at which pathways are looked at unless another is asked: the end of the year, or today before it. */
export function defaultUntil({ from, to }: { from: Day; to: Day }, today: Day): Day {
  const end = `${to.slice(0, 4)}-12-31`;
  if (today >= end) return end;
  return today > from ? today : from;
}

/** `Avril – octobre 2022`, `2022`, `2e trimestre 2022`, `Juillet 2022`, `1er avril – 31 octobre 2022`. */
export function periodLabel(period: Period): string {
  switch (period.kind) {
    case 'season':
      return `Avril – octobre ${period.year}`;
    case 'year':
      return `Année ${period.year}`;
    case 'quarter':
      return `${period.quarter === 1 ? '1er' : `${period.quarter}e`} trimestre ${period.year}`;
    case 'month':
      return `${capital(monthName(period.month, period.year))} ${period.year}`;
    case 'dates': {
      const year = period.from.slice(0, 4) !== period.to.slice(0, 4);
      return `${dayShort(period.from, { year })} – ${dayShort(period.to, { year: true })}`;
    }
  }
}

/** The same inside a sentence: `avril – octobre 2022`. */
export const insideLabel = (period: Period): string => {
  const label = periodLabel(period);
  return label.charAt(0).toLocaleLowerCase('fr') + label.slice(1);
};

/** `31 déc.` for the narrow head of a figure. */
export const dayBrief = (day: Day): string =>
  new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(/^1 /, '1er ')
    .replace(' ', '\u00a0');

/** As written after `?periode=`. */
export function writePeriod(period: Period): string {
  switch (period.kind) {
    case 'season':
      return `saison-${period.year}`;
    case 'year':
      return `annee-${period.year}`;
    case 'quarter':
      return `trimestre-${period.year}-${period.quarter}`;
    case 'month':
      return `mois-${period.year}-${two(period.month)}`;
    case 'dates':
      return `dates-${period.from}-${period.to}`;
  }
}

/** What an address asks for; null when it makes no sense. */
export function readPeriod(text: string | null): Period | null {
  const [, kind, rest = ''] = /^(saison|annee|trimestre|mois|dates)-(.+)$/.exec(text ?? '') ?? [];
  const numbers = rest.split('-').map(Number);
  const [year = 0, part = 0] = numbers;
  const known = year >= 2000 && year <= 2100;
  if (kind === 'saison' && known) return { kind: 'season', year };
  if (kind === 'annee' && known) return { kind: 'year', year };
  if (kind === 'trimestre' && known && part >= 1 && part <= 4) return { kind: 'quarter', year, quarter: part };
  if (kind === 'mois' && known && part >= 1 && part <= 12) return { kind: 'month', year, month: part };
  const [from, to] = [rest.slice(0, 10), rest.slice(11)];
  return kind === 'dates' && isDay(from) && isDay(to) && from <= to ? { kind: 'dates', from, to } : null;
}

/** The year that a year or its season stands for: what is typed of whole years is beside these only. */
export const wholeYear = (period: Period): number | null => (period.kind === 'year' || period.kind === 'season' ? period.year : null);

/** The same day a year before; the 29th of February is the 28th. */
export const dayBefore = (day: Day): Day => plusMonths(day, -12);

/** The same period a year before; of one under way, the days that have passed by `today`. */
export function yearBefore(period: Period, today: Day): Period {
  const { from, to } = daysOf(period);
  if (today >= from && today < to) return { kind: 'dates', from: dayBefore(from), to: dayBefore(today) };
  if (period.kind !== 'dates') return { ...period, year: period.year - 1 };
  return { kind: 'dates', from: dayBefore(from), to: dayBefore(to) };
}

/**
 * The same kind of period around another one's beginning: choosing "Mois" from a season opens its first month.
 * Around its end where the beginning was emptied, around `today` where both were.
 */
export function asKind(period: Period, kind: PeriodKind, today: Day): Period {
  const { from, to } = daysOf(period);
  const around = [from, to].find(isDay) ?? today;
  const year = Number(around.slice(0, 4));
  const month = Number(around.slice(5, 7));
  switch (kind) {
    case 'season':
    case 'year':
      return { kind, year };
    case 'quarter':
      return { kind, year, quarter: Math.ceil(month / 3) };
    case 'month':
      return { kind, year, month };
    case 'dates':
      return { kind, from, to };
  }
}

/** Months and quarters to choose from. */
export const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: capital(monthName(index + 1, 2022)) }));
export const QUARTERS = [1, 2, 3, 4].map((quarter) => ({
  value: String(quarter),
  label: `${MONTHS[quarter * 3 - 3]?.label ?? ''} – ${(MONTHS[quarter * 3 - 1]?.label ?? '').toLocaleLowerCase('fr')}`,
}));

/** The years worth offering: this one and those since the truck began, latest first. */
export function yearsUpTo(today: Day, shown: number): { value: string; label: string }[] {
  const last = Number(plusDays(today, 0).slice(0, 4));
  const years = new Set([shown]);
  for (let year = last; year >= 2019; year -= 1) years.add(year);
  return [...years].sort((a, b) => b - a).map((year) => ({ value: String(year), label: String(year) }));
}
