import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Account } from '../store/account';
import { outingsAround, toMend } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { cancelOuting, meet, planOutings } from '.';

let phone: Account;
const at = (day: string): void => void vi.setSystemTime(Date.parse(`${day}T14:00:00.000Z`));

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2024-06-16T14:00:00.000Z'), toFake: ['Date'] });
  phone = await newPhone(new FakeServer());
});
afterEach(() => void vi.useRealTimers());

/** An outing of today, cancelled before somebody was met on it. */
const metAllTheSame = async (): Promise<string> => {
  const [outing = ''] = await planOutings({ kind: 'street_round' }, [{ planned_start: phone.nowInstant(), planned_end: null }]);
  await cancelOuting(outing, 'weather');
  await meet(outing, { age_band: '18_21', gender: 'male' });
  return outing;
};

test('a cancelled outing that counts is to be checked until the year after is over, by the coordinator', async () => {
  const outing = await metAllTheSame();
  const toCheck = async (): Promise<string[]> => (await seen(toMend())).toCheck.map(({ id }) => id);
  expect(await toCheck()).toEqual([outing]);
  at('2024-10-16');
  expect(await toCheck()).toEqual([outing]);
  expect((await seen(outingsAround())).toCheck).toEqual([]);
  at('2025-12-31');
  expect(await toCheck()).toEqual([outing]);
  at('2026-01-01');
  expect(await toCheck()).toEqual([]);
});

test('one on which nothing was noted is none of them', async () => {
  const [outing = ''] = await planOutings({ kind: 'street_round' }, [{ planned_start: phone.nowInstant(), planned_end: null }]);
  await cancelOuting(outing, 'weather');
  expect((await seen(toMend())).toCheck).toEqual([]);
});
