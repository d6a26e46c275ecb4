import { expect, test } from 'vitest';
import { addressOf, dayAsked, rangeWords, shownOf } from './shown';

test('the address says which view and day; without one a desk shows a week, a phone a list', () => {
  for (const view of ['week', 'month', 'list'] as const) expect(shownOf(addressOf(view, '2026-06-16').vue, true)).toBe(view);
  expect([shownOf(null, true), shownOf('annee', false)]).toEqual(['week', 'list']);
  expect([dayAsked('2026-06-20', '2026-06-16'), dayAsked('2026-02-30', '2026-06-16'), dayAsked(null, '2026-06-16')]).toEqual([
    '2026-06-20',
    '2026-06-16',
    '2026-06-16',
  ]);
});

test('the days shown are said once, with their month and year', () => {
  expect(rangeWords('week', '2026-06-17').replaceAll('\u00a0', ' ')).toBe('15 – 21 juin 2026');
  expect(rangeWords('week', '2026-07-01').replaceAll('\u00a0', ' ')).toBe('29 juin – 5 juillet 2026');
  expect(rangeWords('week', '2026-12-31').replaceAll('\u00a0', ' ')).toBe('28 décembre 2026 – 3 janvier 2027');
  expect(rangeWords('month', '2026-06-17')).toBe('juin 2026');
});
