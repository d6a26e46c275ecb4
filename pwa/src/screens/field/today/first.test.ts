import { expect, test } from 'vitest';
import type { OwnCard } from '../../../store/views';
import { firstOf, toStartNow } from './first';

const planned = (from: number, to: number | null, mine = true): OwnCard =>
  ({ planned_start: new Date(from).toISOString(), planned_end: to && new Date(to).toISOString(), mine }) as OwnCard;
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
  expect(firstOf({ underWay: [], today: [] }, hour(9))).toBeNull();
});

const [mine, theirs] = [true, false].map((own) => ({ id: own ? 'mine' : 'theirs', mine: own }) as OwnCard) as [OwnCard, OwnCard];
const [late, now] = [planned(hour(18), null), planned(hour(10), hour(17), false)];

test.each([
  ['mine under way, whatever else is', [theirs, mine], [late, now], mine, 'resume'],
  ['my planned one before a colleague’s under way, and before theirs of this very hour', [theirs], [now, late], late, 'start'],
  ['a colleague’s under way is joined', [theirs], [now], theirs, 'join'],
  ['a colleague’s planned one may be started for want of any other', [], [now], now, 'start'],
] as const)('the yellow button: %s', (_what, underWay, today, card, does) => {
  expect(firstOf({ underWay: [...underWay], today: [...today] }, hour(14))).toEqual({ card, does });
});

test('whoever may not start what is planned with them waits for it, and joins what is under way', () => {
  const may = (): boolean => false;
  expect(firstOf({ underWay: [], today: [now, late] }, hour(14), may)).toEqual({ card: late, does: 'wait' });
  expect(firstOf({ underWay: [theirs], today: [now, late] }, hour(14), may)).toEqual({ card: theirs, does: 'join' });
  expect(firstOf({ underWay: [], today: [now] }, hour(14), may)).toBeNull();
});
