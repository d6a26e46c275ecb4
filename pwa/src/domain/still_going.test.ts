import { expect, test } from 'vitest';
import { isLong, stillGoing } from './still_going';

const ZONE = 'Europe/Paris';
const at = (text: string): number => Date.parse(`${text}:00.000+02:00`);
const going = (began: string, now: string): boolean => stillGoing(new Date(at(began)).toISOString(), at(now), ZONE);

test.each([
  ['a maraude begun at 22:00, at 00:12', '2026-06-16T22:00', '2026-06-17T00:12', true],
  ['the same just before ten in the morning', '2026-06-16T22:00', '2026-06-17T09:59', true],
  ['the same at ten', '2026-06-16T22:00', '2026-06-17T10:00', false],
  ['one of the morning, late that evening', '2026-06-16T08:00', '2026-06-16T23:30', true],
  ['one of the afternoon, forgotten, the next morning', '2026-06-16T14:00', '2026-06-17T08:00', false],
  ['at the same hour of another day', '2026-06-15T09:00', '2026-06-16T09:00', false],
  ['a colleague’s clock that is a little ahead of midnight', '2026-06-17T00:03', '2026-06-16T23:58', true],
])('still going: %s', (_what, began, now, expected) => {
  expect(going(began, now)).toBe(expected);
});

test('what never began does not go on', () => {
  expect(stillGoing(null, at('2026-06-16T12:00'), ZONE)).toBe(false);
});

test('a length over half a day is asked about', () => {
  expect([14, 12, 4].map((hours) => isLong(hours * 3_600_000))).toEqual([true, false, false]);
});
