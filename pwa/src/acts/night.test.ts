import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { outingsAround, toMend, type OutingsAround } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { startOuting } from '.';

const TEN_PM = Date.parse('2026-06-16T22:00:00.000+02:00');
const HOUR_MS = 3_600_000;

const ids = ({ underWay, leftOpen }: OutingsAround): string[][] => [underWay, leftOpen].map((cards) => cards.map(({ id }) => id));

beforeEach(async () => {
  vi.useFakeTimers({ now: TEN_PM, toFake: ['Date', 'setInterval', 'clearInterval'] });
  await newPhone(new FakeServer());
});
afterEach(() => void vi.useRealTimers());

test('a maraude goes on past midnight, for the team and the coordinator, and is to be finished the next day', async () => {
  const maraude = await startOuting({ kind: 'street_round' });
  vi.setSystemTime(TEN_PM + 2.2 * HOUR_MS);
  expect(ids(await seen(outingsAround()))).toEqual([[maraude], []]);
  expect((await seen(toMend())).neverClosed).toEqual([]);
  vi.setSystemTime(TEN_PM + 12 * HOUR_MS);
  expect(ids(await seen(outingsAround()))).toEqual([[], [maraude]]);
  expect((await seen(toMend())).neverClosed).toMatchObject([{ id: maraude }]);
});

test('a screen left open moves on by itself, without anything being noted', async () => {
  const maraude = await startOuting({ kind: 'street_round' });
  const shown: string[][][] = [];
  const stop = outingsAround().subscribe((around) => around && shown.push(ids(around)));
  await expect.poll(() => shown.at(-1)).toEqual([[maraude], []]);
  vi.advanceTimersByTime(11 * HOUR_MS);
  expect(shown.at(-1)).toEqual([[maraude], []]);
  vi.advanceTimersByTime(1.1 * HOUR_MS);
  expect(shown.at(-1)).toEqual([[], [maraude]]);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
