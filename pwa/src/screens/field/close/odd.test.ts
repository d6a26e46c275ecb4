import { expect, test } from 'vitest';
import type { EncounterLine } from '../../../store/views';
import { isLong, likelyEnd, manyIn, metAfter } from './odd';

const at = (time: string, more: Partial<EncounterLine> = {}): EncounterLine =>
  ({ at: `2026-06-16T${time}:00.000Z`, count: 1, deleted: false, uncounted: false, ...more }) as EncounterLine;
const start = '2026-06-16T12:00:00.000Z';

test('fourteen hours are asked about, four are not', () => {
  expect([14, 4].map((hours) => isLong(hours * 3_600_000))).toEqual([true, false]);
});

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
