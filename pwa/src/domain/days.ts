/** A moment, UTC with milliseconds: `2026-06-16T13:46:05.123Z`. */
export type Instant = string;
/** A day in the organisation's time zone: `2026-06-16`. */
export type Day = string;

const DAY = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_MS = 86_400_000;

/** The instant of a moment in milliseconds. */
export const instant = (ms: number): Instant => new Date(ms).toISOString();

/** Whether a text is a real day. */
export const isDay = (value: string): boolean => DAY.test(value) && plusDays(value, 0) === value;

/** Whether a text is an instant as stored. */
export const isInstant = (value: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));

const formats = new Map<string, Intl.DateTimeFormat>();

const wallFormat = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

const wall = (ms: number, zone: string): { day: Day; minutes: number } => {
  const parts = Object.fromEntries(
    wallFormat(zone).formatToParts(ms).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute } = parts;
  return { day: `${year}-${month}-${day}`, minutes: Number(hour) * 60 + Number(minute) };
};

const HOUR_MS = 3_600_000;
const MOST_HOURS = 10_000;
/** The day of a whole hour in a zone; null when a new day begins within it. */
const hours = new Map<string, Day | null>();

/** The day on which a moment falls in a time zone; remembered by the hour, for lists of thousands. */
export const dayOf = (at: Instant | number, zone: string): Day => {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const hour = Math.floor(ms / HOUR_MS);
  const key = `${hour} ${zone}`;
  let day = hours.get(key);
  if (day === undefined) {
    const [first, last] = [wall(hour * HOUR_MS, zone).day, wall((hour + 1) * HOUR_MS - 1, zone).day];
    day = first === last ? first : null;
    if (hours.size >= MOST_HOURS) hours.clear();
    hours.set(key, day);
  }
  return day ?? wall(ms, zone).day;
};

/** What clocks of a zone show then: `14:05`. */
export const timeOf = (ms: number, zone: string): string => {
  const { minutes } = wall(ms, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** The day `days` later (earlier when negative). */
export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day `months` later, at most the last of that month: 31 August and 6 months give 28 February. */
export const plusMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

/** The instant at which clocks of `zone` show `time` (`09:00`) on `day`. */
export const atTime = (day: Day, time: string, zone: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wanted = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000;
  let found = wanted;
  // twice: the first guess may fall on the other side of a change of hour
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = wall(found, zone);
    found += wanted - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minutes * 60_000);
  }
  return instant(found);
};
