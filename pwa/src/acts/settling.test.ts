import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { use, type Account } from '../store/account';
import { conflicts, outingPage, refusals } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { changeListed, createZone, moveOuting, planOutings, settleConflict } from '.';

let server: FakeServer;
let karim: Account;
let mine: Account;

const on = async <T>(phone: Account, does: () => Promise<T>): Promise<T> => {
  use(phone);
  const done = await does();
  await syncOnce(phone);
  return done;
};
const nothing = async (): Promise<void> => undefined;
const hours = (day: string, start = '12', end = '15') => ({
  planned_start: `2099-05-${day}T${start}:00:00.000Z`,
  planned_end: `2099-05-${day}T${end}:00:00.000Z`,
});
const asked = async () => (await seen(conflicts())) ?? [];
const planned = async (outing: string) => {
  const { planned_start, planned_end } = (await seen(outingPage(outing)))?.outing ?? {};
  return { planned_start, planned_end };
};

/** Karim moved it to Friday the 8th, I to Saturday the 9th, unseen. */
const movedTwice = async (): Promise<string> => {
  const [outing = ''] = await on(mine, () => planOutings({ kind: 'street_round' }, [hours('04')]));
  await on(karim, nothing);
  const at = (await seen(outingPage(outing)))?.outing.seen;
  await on(mine, nothing);
  await on(karim, () => moveOuting(outing, hours('08')));
  await on(mine, () => moveOuting(outing, hours('09'), at));
  return outing;
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  karim = await newPhone(server);
  mine = await newPhone(server);
});

test.each([
  ['planned_start', 'other', hours('08')],
  ['planned_end', 'other', hours('08')],
  ['planned_start', 'kept', hours('09')],
  ['planned_end', 'kept', hours('09')],
] as const)('an outing moved by two phones is of one of the two days, whichever end is answered: %s, %s', async (field, keep, day) => {
  const outing = await movedTwice();
  const questions = await asked();
  expect(questions.map((one) => one.field).sort()).toEqual(['planned_end', 'planned_start']);
  await on(mine, () => settleConflict(questions.find((one) => one.field === field)?.id ?? '', keep));
  expect(await seen(refusals())).toEqual([]);
  expect(await planned(outing)).toEqual(day);
  expect(await asked()).toEqual([]);
});

test('both ends are one change of one act, which closes both questions', async () => {
  const outing = await movedTwice();
  const [first] = await asked();
  await settleConflict(first?.id ?? '', 'other');
  const { changes } = (await mine.db.outbox.toArray())[0] ?? {};
  expect(changes?.map(({ type, set }) => [type, set])).toEqual([
    ['outing', hours('08')],
    ['conflict', { settled: true }],
    ['conflict', { settled: true }],
  ]);
  expect(changes?.[0]?.id).toBe(outing);
});

test('days of a quarter are chosen together too, and its name by itself', async () => {
  for (const phone of [karim, mine]) phone.who.role = 'coordinator';
  for (const { person } of [karim, mine]) server.roles.set(person, 'coordinator');
  const id = await on(mine, () => createZone({ name: 'Battant', kind: 'priority', valid_from: '2020-01-01', valid_until: '2021-01-01' }));
  await on(karim, nothing);
  await on(karim, () => changeListed('zone', id, { name: 'Battant nord', valid_from: '2022-01-01', valid_until: '2023-01-01' }));
  use(mine);
  await changeListed('zone', id, { name: 'Battant sud', valid_from: '2024-01-01', valid_until: '2025-01-01' });
  await syncOnce(mine);
  const from = (await asked()).find(({ field }) => field === 'valid_from');
  await on(mine, () => settleConflict(from?.id ?? '', 'other'));
  expect(await seen(refusals())).toEqual([]);
  expect(server.rows.get(`zone/${id}`)?.set).toMatchObject({ name: 'Battant sud', valid_from: '2022-01-01', valid_until: '2023-01-01' });
  expect((await asked()).map(({ field }) => field)).toEqual(['name']);
});

test('two ends that different notes asked about are answered one by one', async () => {
  const outing = await movedTwice();
  const [first, second] = await asked();
  const row = server.rows.get(`conflict/${second?.id ?? ''}`);
  const other = { ...second?.other, op: 'another' };
  server.give('conflict', second?.id ?? '', { ...row?.set, other });
  await on(mine, nothing);
  await on(mine, () => settleConflict(first?.id ?? '', 'kept'));
  expect((await asked()).map(({ id }) => id)).toEqual([second?.id]);
  expect(await planned(outing)).toEqual(hours('09'));
});
