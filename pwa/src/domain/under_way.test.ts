import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownFirst, type Going } from './under_way';

const going = (id: string, started: number, more: Partial<Going> = {}): Going => ({
  id,
  started_at: `2026-06-16T${String(started).padStart(2, '0')}:00:00.000Z`,
  mine: true,
  lastOwn: null,
  ...more,
});
const at = (hour: number): string => `2026-06-16T${String(hour).padStart(2, '0')}:30:00.000Z`;
const first = (...all: Going[]): string | undefined => ownFirst(all)[0]?.id;

test('the outing where I noted last is first, however early it began', () => {
  expect(first(going('morning', 9, { lastOwn: at(16) }), going('afternoon', 14))).toBe('morning');
  expect(first(going('morning', 9, { lastOwn: at(10) }), going('afternoon', 14))).toBe('afternoon');
});

test('where I noted nothing, the one I began last; a colleague’s comes after mine', () => {
  expect(first(going('morning', 9), going('afternoon', 14))).toBe('afternoon');
  expect(first(going('theirs', 15, { mine: false }), going('mine', 9))).toBe('mine');
  expect(first(going('theirs', 9, { mine: false }), going('later', 15, { mine: false }))).toBe('later');
  expect(first(going('theirs', 9, { mine: false, lastOwn: at(16) }), going('mine', 15))).toBe('theirs');
});

test('the order is the same however they come', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const some = fc.record({ started: hour, mine: fc.boolean(), last: fc.option(hour) });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 6 }), (all) => {
      const outings = all.map(({ started, mine, last }, index) => going(String(index), started, { mine, lastOwn: last === null ? null : at(last) }));
      expect(ownFirst([...outings].reverse())).toEqual(ownFirst(outings));
    }),
  );
});
