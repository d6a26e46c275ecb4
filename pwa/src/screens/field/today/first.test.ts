import { expect, test } from 'vitest';
import type { OutingCard } from '../../../store/views';
import { toStartNow } from './first';

const planned = (from: number, to: number | null): OutingCard =>
  ({ planned_start: new Date(from).toISOString(), planned_end: to && new Date(to).toISOString() }) as OutingCard;
const hour = (n: number): number => Date.UTC(2026, 5, 16, n);
const afternoon = planned(hour(14), hour(17));
const evening = planned(hour(20), null);

test.each([
  ['in the morning', 9, afternoon],
  ['a little late', 16, afternoon],
  ['after it never began', 18.5, afternoon],
  ['near the next one', 19, evening],
  ['at night', 22, evening],
])('the outing to start %s', (_when, at, expected) => {
  expect(toStartNow([afternoon, evening], hour(Math.floor(at)) + (at % 1) * 3_600_000)).toBe(expected);
});

test('nothing planned, nothing to start', () => {
  expect(toStartNow([], hour(9))).toBeNull();
});
