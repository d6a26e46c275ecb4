/**
 * How numbers, times and phones are written for French eyes. Pure functions of their arguments.
 *
 * Spaces inside a number, a time or a phone are U+00A0: U+202F, which Intl prefers, is missing from the typeface.
 * An instant is a `Date` or an ISO text in UTC; a day is `2026-06-16`, free of any zone. `zone` is the organisation's.
 */

export type Instant = Date | string | number;

const parisZone = 'Europe/Paris';
const nbsp = '\u00a0';
const dayLength = 86_400_000;

const noNarrowSpace = (text: string): string => text.replaceAll('\u202f', nbsp).replaceAll(' ', nbsp);
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Formats are slow to make (a millisecond on a phone) and few: each is made once. */
const once = <F>(make: (locale: string, options: object) => F): ((locale: string, options: object) => F) => {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
};
const numbersIn = once((locale, options) => new Intl.NumberFormat(locale, options));
const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat => numbersIn('fr-FR', options);
const datesIn = once((locale, options) => new Intl.DateTimeFormat(locale, options));
const dates = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => datesIn(locale, options);

/** `1 500`; `decimals` is the most shown. */
export function number(value: number, decimals = 0): string {
  // what a tally shows at each tap needs no rules
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return noNarrowSpace(numbers({ maximumFractionDigits: decimals }).format(value));
}

/** `3,4 %` from a ratio of 0.034; whole percents lose their decimal. A ratio that is not a number (0 out of 0) gives a dash. */
export function percent(ratio: number, decimals = 1): string {
  if (!Number.isFinite(ratio)) return '–';
  return noNarrowSpace(numbers({ style: 'percent', maximumFractionDigits: decimals }).format(ratio));
}

/** `3 jeunes`, `1 jeune`, `0 jeune`: in French nought and one are singular. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)}${nbsp}${Math.abs(count) < 2 ? one : many}`;
}

/** A label in the middle of a sentence: `appel`, but `SMS / message`. */
export function within(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('fr') + label.slice(1);
}

/** `14 h 02`, and `16 h` on the hour. */
export function time(at: Instant, zone = parisZone): string {
  const parts = dates('fr-FR', { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).formatToParts(
    new Date(at),
  );
  const part = (type: 'hour' | 'minute'): string => parts.find((found) => found.type === type)?.value ?? '';
  return clock(Number(part('hour')), part('minute'));
}

/** The same for a time of day `14:02`. */
export function timeOfDay(value: string): string {
  const [hour = '', minute = ''] = value.split(':');
  return clock(Number(hour), minute);
}

function clock(hour: number, minute: string): string {
  return Number(minute) === 0 ? `${hour}${nbsp}h` : `${hour}${nbsp}h${nbsp}${minute.padStart(2, '0')}`;
}

/** `14 h – 17 h 30`; only the beginning while there is no end. */
export function timeRange(from: Instant, to: Instant | null, zone = parisZone): string {
  return to === null ? time(from, zone) : `${time(from, zone)} – ${time(to, zone)}`;
}

/** `1 h 24`, `24 min`, `3 h`; whole minutes, rounded down. Less than a minute, or less than nothing, is `0 min`. */
export function duration(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes}${nbsp}min`;
  const rest = minutes % 60;
  return clock(Math.floor(minutes / 60), String(rest));
}

/** The day `2026-06-16` on which an instant falls. */
export function isoDay(at: Instant, zone = parisZone): string {
  // From its parts: no locale writes them in this order in every browser.
  const parts = dates('fr-FR', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(at));
  const part = (type: 'year' | 'month' | 'day'): string => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The day of an instant, or the day itself. */
function dayOf(value: Instant, zone: string): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : isoDay(value, zone);
}

function written(day: string, options: Intl.DateTimeFormatOptions): string {
  const text = dates('fr-FR', { timeZone: 'UTC', ...options }).format(atNoon(day));
  return text.replace(/(^|\s)1(\s)/, '$11er$2').replace(/(\d(?:er)?) /, `$1${nbsp}`);
}

/** `mardi 16 juin`, from a day or an instant; with `year`, `mardi 16 juin 2026`. */
export function day(value: Instant, { year = false, zone = parisZone }: { year?: boolean; zone?: string } = {}): string {
  return written(dayOf(value, zone), { weekday: 'long', day: 'numeric', month: 'long', ...(year ? { year: 'numeric' } : {}) });
}

/** `16 juin`; with `year`, `16 juin 2026`. */
export function dayShort(value: Instant, { year = false, zone = parisZone }: { year?: boolean; zone?: string } = {}): string {
  return written(dayOf(value, zone), { day: 'numeric', month: 'long', ...(year ? { year: 'numeric' } : {}) });
}

/** `juin 2026`, the month of a day. */
export function monthYear(value: string): string {
  return noNarrowSpace(dates('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(atNoon(value))).replaceAll(nbsp, ' ');
}

/** `nov.`, the month of a day. */
export function monthShort(value: string): string {
  return dates('fr-FR', { timeZone: 'UTC', month: 'short' }).format(atNoon(value));
}

/** `mar.` */
export function weekday(value: Instant, zone = parisZone): string {
  return dates('fr-FR', { timeZone: 'UTC', weekday: 'short' }).format(atNoon(dayOf(value, zone)));
}

/** Whole days from `from` to `to`; negative when `to` is before. */
export function daysBetween(from: Instant, to: Instant, zone = parisZone): number {
  return Math.round((atNoon(dayOf(to, zone)).getTime() - atNoon(dayOf(from, zone)).getTime()) / dayLength);
}

/** `Aujourd’hui`, `Hier`, `Demain`, else `16 juin`, with the year when it is another one than today's. */
export function relativeDay(value: Instant, now: Instant, zone = parisZone): string {
  const that = dayOf(value, zone);
  const today = dayOf(now, zone);
  const away = daysBetween(today, that);
  if (away === 0) return 'Aujourd’hui';
  if (away === -1) return 'Hier';
  if (away === 1) return 'Demain';
  return dayShort(that, { year: that.slice(0, 4) !== today.slice(0, 4) });
}

/** The same inside a sentence: `aujourd’hui`, `hier`, `le 25 novembre`. */
export function saidDay(value: Instant, now: Instant, zone = parisZone): string {
  const near = relativeDay(value, now, zone);
  return /^\d/.test(near) ? `le ${near}` : within(near);
}

/** `2 jours de retard`, or null when the day is today or to come. */
export function lateness(due: Instant, now: Instant, zone = parisZone): string | null {
  const days = daysBetween(due, now, zone);
  return days > 0 ? `${plural(days, 'jour')} de retard` : null;
}

/** Country codes of one and two figures (ITU-T E.164); all others have three. */
const foreign = /^(?:\+|00)(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d{6,12})$/;

/** `06 39 98 04 12`; `+33` and `0033` become national; other countries keep their code, in pairs. What is no phone comes back as it is. */
export function phone(value: string): string {
  const compact = value.replace(/[\s.\-()/]|\u00a0|\u202f/g, '');
  const national = compact.replace(/^(?:\+33|0033)0?(?=\d{9}$)/, '0');
  if (/^0\d{9}$/.test(national)) return pairs(national);
  const abroad = foreign.exec(compact);
  if (abroad) return `+${abroad[1]}${nbsp}${pairs(abroad[2] ?? '')}`;
  return value.trim();
}

function pairs(digits: string): string {
  const odd = digits.length % 2;
  return (digits.slice(0, odd) + digits.slice(odd).replace(/(\d\d)/g, `${nbsp}$1`)).trim();
}

/** `NB` from `Nadia Berger`, `ÉF` from `Élise Faivre`, `N` from `Nadia`. */
export function initials(name: string): string {
  const parts = name.trim().split(/[\s-]+/).filter(Boolean);
  const first = parts[0];
  const last = parts.length > 1 ? parts.at(-1) : undefined;
  return [first, last].map((part) => (part ? ([...part][0] ?? '') : '')).join('').toLocaleUpperCase('fr');
}
