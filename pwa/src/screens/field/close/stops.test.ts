import { expect, test } from 'vitest';
import type { OutingPage, TallyShown } from '../../../store/views';
import { stopLines } from './stops';

const stop = (id: string | null, place: string, from_at: string) => ({ id, place: { id: place, name: place }, from_at });
const page = (...stops: ReturnType<typeof stop>[]): OutingPage => ({ stops }) as unknown as OutingPage;
const tally = (...perStop: [string | null, number][]): TallyShown =>
  ({ perStop: perStop.map(([place, count]) => ({ place, count })) }) as unknown as TallyShown;

test('one place has no hours of its own', () => {
  expect(stopLines(page(stop(null, 'Cassin', '14:02')), tally(['Cassin', 31]))).toMatchObject([
    { name: 'Cassin', from: null, until: null, count: 31 },
  ]);
});

test('several stops say until when, and the last since when', () => {
  const lines = stopLines(page(stop(null, 'Cassin', '14:02'), stop('2', 'Parc', '16:25')), tally(['Cassin', 31], ['Parc', 15]));
  expect(lines.map(({ until, from, count }) => [until, from, count])).toEqual([['16:25', '14:02', 31], [null, '16:25', 15]]);
});

test('the lines add up to what was counted, wherever it was', () => {
  const lines = stopLines(page(stop(null, 'Cassin', '14:02'), stop('2', 'Cassin', '16:25')), tally(['Cassin', 31], [null, 2], ['Ailleurs', 1]));
  expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(34);
});
