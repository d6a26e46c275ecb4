import { expect, test } from 'vitest';
import type { EncounterLine } from '../../../store/views';
import { endedBefore, likelyEnd, manyIn, metAfter } from './odd';

const at = (time: string, more: Partial<EncounterLine> = {}): EncounterLine =>
  ({ at: `2026-06-16T${time}:00.000Z`, count: 1, deleted: false, uncounted: false, ...more }) as EncounterLine;
const start = '2026-06-16T12:00:00.000Z';

test('eighty in one cell are asked about, not eighty in two', () => {
  expect(manyIn({ '18_21/male': 80, '18_21/female': 3 })).toEqual({ cell: '18_21/male', count: 80 });
  expect(manyIn({ '18_21/male': 41, '18_21/female': 39 })).toBeNull();
  expect(manyIn({})).toBeNull();
});

test('who was counted after the end is asked about', () => {
  const met = [at('13:00'), at('15:30', { count: 4 }), at('16:00', { deleted: true })];
  expect(metAfter(met, '2026-06-16T15:00:00.000Z')).toBe(4);
  expect(metAfter(met, '2026-06-16T15:30:00.000Z')).toBe(0);
});

test('the end proposed is the last count, else the planned one, else none', () => {
  const outing = { start, planned_end: '2026-06-16T15:30:00.000Z' };
  expect(likelyEnd(outing, [at('14:00'), at('13:00'), at('18:00', { deleted: true })])).toEqual({ end: at('14:00').at, from: 'count' });
  expect(likelyEnd(outing, [])).toEqual({ end: outing.planned_end, from: 'plan' });
  expect(likelyEnd({ start, planned_end: null }, [])).toBeNull();
  expect(likelyEnd({ start, planned_end: '2026-06-16T11:00:00.000Z' }, [])).toBeNull();
});

test.each([
  ['past midnight, half an hour after the last count', '2026-06-16T21:40', null, '2026-06-16T22:12', false],
  ['past midnight, within the planned hours, long after the last count', '2026-06-16T20:15', '2026-06-17T00:00', '2026-06-16T23:50', false],
  ['the next morning', '2026-06-16T21:40', '2026-06-16T22:00', '2026-06-17T06:30', true],
  ['the next evening', null, null, '2026-06-17T18:00', true],
  ['past midnight, nothing known', null, null, '2026-06-16T22:12', false],
])('the end of a maraude begun at 22:00 is asked when it was left open: %s', (_when, counted, planned_end, now, asked) => {
  const instant = (at: string): string => `${at}:00.000Z`;
  const hours = { start: '2026-06-16T20:00:00.000Z', planned_end: planned_end && instant(planned_end) };
  expect(endedBefore(hours, counted ? { end: instant(counted) } : null, Date.parse(instant(now)), 'Europe/Paris')).toBe(asked);
});
