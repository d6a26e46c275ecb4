import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Account } from '../store/account';
import { allOutings, nothingNoted, outingPage, outingsAround, recentOutings, somethingOnRemoved, toMend } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addHealthAct, closeOuting, estimateAttendance, giveBackOuting, meet, mergeOutings, removeOuting, startOuting, takeBack } from '.';
import { act, flag } from './act';

let phone: Account;
const man = { age_band: '18_21', gender: 'male' } as const;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
});

const everywhere = async (): Promise<number[]> => {
  const around = await seen(outingsAround());
  return [
    (await seen(allOutings())).length,
    (await seen(recentOutings())).length + around.underWay.length + around.leftOpen.length,
    (await seen(toMend())).empty.length,
  ];
};

test('an outing closed with nothing on it goes from every page, and comes back', async () => {
  const outing = await startOuting({ kind: 'street_round' });
  await closeOuting(outing);
  expect(await everywhere()).toEqual([1, 1, 1]);
  const gone = await removeOuting(outing);
  expect(await everywhere()).toEqual([0, 0, 0]);
  expect((await seen(outingPage(outing)))?.outing.deleted).toBe(true);
  await giveBackOuting(gone);
  expect(await everywhere()).toEqual([1, 1, 1]);
});

test('those merged into it go with it, and none of them comes to stand by itself', async () => {
  const one = await startOuting({ kind: 'street_round' });
  const other = await startOuting({ kind: 'street_round' });
  await mergeOutings(one, other);
  const gone = await removeOuting(other);
  expect(new Set(gone)).toEqual(new Set([one, other]));
  expect(await everywhere()).toEqual([0, 0, 0]);
  await giveBackOuting(gone);
  expect((await seen(outingPage(one)))?.outing.merged).toHaveLength(1);
});

test('an outing on which anything is noted stays, also where that is on one merged into it', async () => {
  const one = await startOuting({ kind: 'street_round' });
  const other = await startOuting({ kind: 'street_round' });
  const met = await meet(other, man);
  await mergeOutings(one, other);
  expect(await seen(nothingNoted(one))).toBe(false);
  await expect(removeOuting(one)).rejects.toMatchObject({ name: 'ActRefused' });
  await takeBack(met);
  expect(await seen(nothingNoted(one))).toBe(true);
  await estimateAttendance(one, 40);
  await expect(removeOuting(one)).rejects.toMatchObject({ name: 'ActRefused' });
  const desk = await startOuting({ kind: 'health_outing' });
  await addHealthAct({ side: 'rights', act: 'vitale_card', status: 'planned', at: phone.nowInstant(), outing: desk, ...man });
  await expect(removeOuting(desk)).rejects.toMatchObject({ name: 'ActRefused' });
});

test('what is noted on an outing taken away counts nowhere: the coordinator is told, and it comes back', async () => {
  const outing = await startOuting({ kind: 'street_round' });
  const empty = await startOuting({ kind: 'street_round' });
  const met = await meet(outing, man);
  await takeBack(met);
  const gone = await removeOuting(outing);
  await removeOuting(empty);
  expect((await seen(toMend())).removed).toEqual([]);
  await act('encounter.given_back', [flag('encounter', met, 'undelete')]); // as a colleague's, that arrives after
  expect((await seen(toMend())).removed).toMatchObject([{ id: outing }]);
  expect(await seen(somethingOnRemoved(outing))).toBe(true);
  expect(await seen(somethingOnRemoved(empty))).toBe(false);
  await giveBackOuting(gone);
  expect((await seen(toMend())).removed).toEqual([]);
  expect((await seen(allOutings())).map(({ id }) => id)).toEqual([outing]);
});
