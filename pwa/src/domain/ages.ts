import type { AgeBand } from './codes';
import type { Day } from './days';

/** An age to show: from the birth date, else the band with the day on which it was noted. */
export type ShownAge = { years: number } | { band: AgeBand; on: Day };

/** Full years on a day, from a birth date. */
export const yearsOn = (birth: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

/** The band of an age in full years. */
export const bandOf = (years: number): AgeBand => {
  if (years < 16) return 'under_16';
  if (years < 18) return '16_17';
  if (years < 22) return '18_21';
  if (years < 26) return '22_25';
  return years < 30 ? '26_29' : '30_plus';
};

/** The age to show on `today`; null when nothing is known. */
export const shownAge = (
  birth: Day | null,
  noted: { band: AgeBand; on: Day } | null,
  today: Day,
): ShownAge | null => {
  if (birth) return { years: yearsOn(birth, today) };
  return noted && noted.band !== 'unknown' ? noted : null;
};

/** Years of somebody of whom nothing but the band is known. */
const MIDDLE: Record<Exclude<AgeBand, 'unknown'>, number> = { under_16: 15, '16_17': 17, '18_21': 20, '22_25': 24, '26_29': 28, '30_plus': 30 };
const YEAR_MS = 365.25 * 24 * 3_600_000;

/** The band on `today` of somebody whose age nobody asked that day; undefined when nothing is known. */
export const bandOn = (age: ShownAge | null, today: Day): AgeBand | undefined => {
  if (!age) return undefined;
  if ('years' in age) return bandOf(age.years);
  if (age.band === 'unknown') return undefined;
  const since = (Date.parse(today) - Date.parse(age.on)) / YEAR_MS;
  return bandOf(MIDDLE[age.band] + Math.max(0, since));
};

/** Whether to flag a minor of 16-17: by the birth date, else for two years after the band was noted. */
export const isMinor = (age: ShownAge | null, today: Day): boolean => {
  if (!age) return false;
  if ('years' in age) return age.years < 18;
  return age.band === 'under_16' || (age.band === '16_17' && yearsOn(age.on, today) < 2);
};
