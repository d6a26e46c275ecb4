import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atTime, dayOf, isDay, isInstant, plusDays, plusMonths, timeOf } from './days';

const PARIS = 'Europe/Paris';

test('a moment falls on the day of its time zone', () => {
  expect(dayOf('2026-06-16T22:30:00.000Z', PARIS)).toBe('2026-06-17');
  expect(dayOf('2026-06-16T22:30:00.000Z', 'America/Cayenne')).toBe('2026-06-16');
});

test('clocks of a time zone show an hour and minutes, two digits each, and midnight as nought', () => {
  expect(timeOf(Date.parse('2026-06-16T12:05:59.999Z'), PARIS)).toBe('14:05');
  expect(timeOf(Date.parse('2026-06-16T22:00:00.000Z'), PARIS)).toBe('00:00');
});

test('the day is the calendar’s of the zone at any moment, also where it begins within an hour', () => {
  const zones = fc.constantFrom(PARIS, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC');
  const moments = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, moments, fc.nat(3_600_000), (zone, date, more) => {
      const said = (ms: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(ms);
      for (const ms of [date.getTime(), date.getTime() + more]) expect(dayOf(ms, zone)).toBe(said(ms));
    }),
  );
});

test.each([
  ['2026-06-16', '2026-06-16T07:00:00.000Z'],
  ['2026-01-16', '2026-01-16T08:00:00.000Z'],
  ['2026-03-29', '2026-03-29T07:00:00.000Z'],
  ['2026-10-25', '2026-10-25T08:00:00.000Z'],
])('nine o’clock on %s, change of hour or not', (day, expected) => {
  expect(atTime(day, '09:00', PARIS)).toBe(expected);
});

test('days and months are counted on the calendar', () => {
  expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(plusDays('2026-03-29', -1)).toBe('2026-03-28');
  expect(plusMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(plusMonths('2026-11-15', 5)).toBe('2027-04-15');
});

test('only real days and whole instants pass', () => {
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2028-02-29')).toBe(true);
  expect(isDay('16/06/2026')).toBe(false);
  expect(isInstant('2026-06-16T13:46:05.123Z')).toBe(true);
  expect(isInstant('2026-06-16T13:46:05Z')).toBe(false);
  expect(isInstant('2026-02-31T13:46:05.123Z')).toBe(false);
  expect(isInstant('2026-13-01T13:46:05.123Z')).toBe(false);
  expect(isInstant('2026-06-16T25:46:05.123Z')).toBe(false);
});
