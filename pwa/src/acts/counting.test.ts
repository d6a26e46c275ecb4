import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import type { Account } from '../store/account';
import { encounters, outingPage, tally } from '../store/views';
import {
  changeStop,
  correctCount,
  createPlace,
  giveBack,
  meet,
  meetKnownYouth,
  meetTogether,
  noteYouth,
  startOuting,
  swapCounts,
  takeBack,
  withdrawStop,
} from '.';

let phone: Account;
let outing: string;
const man = { age_band: '18_21', gender: 'male' } as const;
const woman = { age_band: '18_21', gender: 'female' } as const;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  outing = await startOuting({ kind: 'truck_outing', place: await createPlace({ name: 'Planoise' }) });
});

const cells = async (): Promise<Record<string, number>> => (await seen(tally(outing))).mine;
const operations = async (): Promise<string[]> => (await phone.db.outbox.orderBy('at').toArray()).map(({ name }) => name);

test('a group is one act, met at one moment, and taken back and given back in one', async () => {
  const before = (await operations()).length;
  const ids = await meetTogether(outing, [{ ...man, count: 4 }, { ...woman, count: 2, public: 'relative' }]);
  const lines = await seen(encounters(outing));
  expect(new Set(lines.map(({ at }) => at)).size).toBe(1);
  expect(lines.find(({ gender }) => gender === 'female')?.public).toBe('relative');
  await takeBack(ids);
  expect(await cells()).toEqual({});
  await giveBack(ids);
  expect(await cells()).toEqual({ '18_21/male': 4, '18_21/female': 2 });
  expect((await operations()).length).toBe(before + 3);
});

test('a group with one bad part is refused whole', async () => {
  await expect(meetTogether(outing, [man, { ...woman, count: 0 }])).rejects.toMatchObject({ field: 'count' });
  await expect(meetTogether(outing, [])).rejects.toMatchObject({ field: 'count' });
  expect(await cells()).toEqual({});
});

test('a corrected count keeps its time and place, in one act, and the wrong one stays as taken back', async () => {
  const wrong = await meet(outing, { ...man, count: 3 });
  const [{ at, place } = { at: '', place: '' }] = await seen(encounters(outing));
  await changeStop(outing, await createPlace({ name: 'Battant' }));
  const before = (await operations()).length;
  const right = await correctCount(wrong, { gender: 'female', count: 2, first_time: false, public: 'resident' });
  expect((await operations()).slice(before)).toEqual(['encounter.corrected']);
  const lines = await seen(encounters(outing));
  expect(lines.find(({ id }) => id === wrong)).toMatchObject({ deleted: true });
  expect(lines.find(({ id }) => id === right)).toMatchObject({ at, place, count: 2, first_time: false, public: 'resident', deleted: false });
  expect(await cells()).toEqual({ '18_21/female': 2 });
  await swapCounts(right, wrong);
  expect(await cells()).toEqual({ '18_21/male': 3 });
  await swapCounts(wrong, right);
  expect(await cells()).toEqual({ '18_21/female': 2 });
});

test('the count of a known youth is corrected without losing whom it was, and stays one', async () => {
  const noted = await noteYouth({ outing, ...man, notice: { answer: 'agreed' }, name: { first_name: 'Sami' } });
  const met = noted.what === 'file' ? noted.encounter : null;
  const right = await correctCount(met ?? '', { age_band: '22_25' });
  const line = (await seen(encounters(outing))).find(({ id }) => id === right);
  expect(line?.youth).toBe(noted.what === 'file' ? noted.youth : null);
  await expect(correctCount(right, { count: 2 })).rejects.toMatchObject({ field: 'count' });
  await takeBack(right);
  const again = await meetKnownYouth(outing, line?.youth ?? '', { alreadyCounted: true });
  await expect(correctCount(again, { first_time: false })).resolves.toBeTruthy();
});

test('what was taken back, or never was, is not corrected', async () => {
  const id = await meet(outing, man);
  await takeBack(id);
  await expect(correctCount(id, { gender: 'female' })).rejects.toMatchObject({ field: null });
  await expect(correctCount('nowhere', {})).rejects.toMatchObject({ field: null });
  const other = await meet(outing, man);
  await expect(correctCount(other, { count: 501 })).rejects.toMatchObject({ field: 'count' });
});

test('a change of stop is undone: the outing is back where it was, what was counted there stays there', async () => {
  const there = await createPlace({ name: 'Battant' });
  const stop = await changeStop(outing, there);
  await meet(outing, man);
  await withdrawStop(stop);
  expect((await seen(outingPage(outing)))?.outing.at?.name).toBe('Planoise');
  expect((await seen(tally(outing))).perStop).toEqual([{ place: there, count: 1 }]);
  await withdrawStop(stop, false);
  expect((await seen(outingPage(outing)))?.outing.at?.name).toBe('Battant');
});
