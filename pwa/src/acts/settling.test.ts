import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { use, type Account } from '../store/account';
import { conflicts, outingPage, refusals } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addStep, changeListed, changeOuting, createZone, mergeYouths, moveOuting, noteOnOuting, noteYouth, planOutings, settleConflict } from '.';

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
  await new Promise((resolve) => setTimeout(resolve, 20)); // the two clocks are as right as a round trip is short
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

const page = async (outing: string) => seen(outingPage(outing), (shown) => shown !== null);
const said = async (outing: string) => (await page(outing))?.outing.title;

/** Karim called it A, I called it B, unseen, which stands; then he, who saw that, wrote C. */
const namedThrice = async (third = 'C'): Promise<string> => {
  const [outing = ''] = await on(mine, () => planOutings({ kind: 'event', title: 'Fête' }, [hours('04')]));
  await on(karim, nothing);
  const at = (await page(outing))?.outing.seen;
  await on(karim, () => changeOuting(outing, { title: 'A' }));
  await on(mine, nothing);
  await on(mine, () => changeOuting(outing, { title: 'B' }, at));
  await on(karim, nothing);
  if (third !== 'B') await on(karim, () => changeOuting(outing, { title: third }));
  await on(mine, nothing);
  return outing;
};

test('what somebody wrote since is a third answer, and the one chosen is what the record says', async () => {
  for (const [keep, title] of [['kept', 'B'], ['other', 'A'], ['now', 'C']] as const) {
    const outing = await namedThrice();
    const [question] = await asked();
    expect([question?.kept.value, question?.other.value, question?.now]).toEqual(['B', 'A', { value: 'C' }]);
    await on(mine, () => settleConflict(question?.id ?? '', keep, question?.seen));
    expect([await said(outing), await asked()]).toEqual([title, []]);
    expect(server.rows.get(`outing/${outing}`)?.set.title).toBe(title);
  }
});

test('while the record says one of the two there is no third, and what it says is not written again', async () => {
  for (const [third, keep, writes] of [['B', 'kept', 1], ['A', 'other', 1], ['A', 'kept', 2]] as const) {
    const outing = await namedThrice(third);
    const [question] = await asked();
    expect(question?.now).toBeNull();
    await settleConflict(question?.id ?? '', keep, question?.seen);
    expect((await mine.db.outbox.orderBy('at').last())?.changes).toHaveLength(writes);
    await on(mine, nothing);
    expect(server.rows.get(`outing/${outing}`)?.set.title).toBe(keep === 'kept' ? 'B' : 'A');
  }
});

test('what nobody saw while they chose is asked about again', async () => {
  const outing = await namedThrice();
  const [question] = await asked();
  await on(karim, () => changeOuting(outing, { title: 'D' }));
  await on(mine, () => settleConflict(question?.id ?? '', 'kept', question?.seen));
  const [again] = await asked();
  expect([again?.kept.value, again?.other.value]).toEqual(['B', 'D']);
});

test.each([['kept', 'B'], ['other', 'A']] as const)('a sealed text is told by its words: sealed anew it is no third, other words are (%s)', async (keep, words) => {
  const [outing = ''] = await on(mine, () => planOutings({ kind: 'event' }, [hours('04')]));
  await on(karim, nothing);
  const at = (await page(outing))?.outing.seen;
  await on(karim, () => noteOnOuting(outing, 'A'));
  await on(mine, nothing);
  await on(mine, () => noteOnOuting(outing, 'B', at));
  await on(karim, nothing);
  await on(karim, () => noteOnOuting(outing, 'B'));
  await on(mine, nothing);
  const anew = String(server.rows.get(`outing/${outing}`)?.set.note);
  expect(await mine.opened.open('outing', outing, 'note', anew)).toBe('B');
  const [same] = await seen(conflicts(), ([one]) => one?.kept.opened?.state === 'ok' && one.other.opened?.state === 'ok');
  expect(same?.kept.value).not.toBe(anew);
  expect(same?.now).toBeNull();
  await on(karim, () => noteOnOuting(outing, 'C'));
  await on(mine, nothing);
  const [question] = (await seen(conflicts(), ([one]) => one?.now?.opened?.state === 'ok')) ?? [];
  expect(question?.now?.opened).toEqual({ state: 'ok', value: 'C' });
  await on(mine, () => settleConflict(question?.id ?? '', keep, question?.seen));
  const set = server.rows.get(`outing/${outing}`)?.set.note;
  expect(set).toMatch(/^eyJ/);
  expect(await mine.opened.open('outing', outing, 'note', String(set))).toBe(words);
});

test('hours that a third phone gave since stay whole, or are replaced whole', async () => {
  for (const [keep, day] of [['now', hours('10')], ['kept', hours('09')]] as const) {
    const outing = await movedTwice();
    await on(karim, nothing);
    await on(karim, () => moveOuting(outing, hours('10')));
    await on(mine, nothing);
    const [question] = await asked();
    await on(mine, () => settleConflict(question?.id ?? '', keep, question?.seen));
    expect([await planned(outing), await asked(), await seen(refusals())]).toEqual([day, [], []]);
  }
});

test('one end alone is not put beyond the other, which moved since', async () => {
  const [outing = ''] = await on(mine, () => planOutings({ kind: 'street_round' }, [hours('04', '12', '20')]));
  await on(karim, nothing);
  const at = (await page(outing))?.outing.seen;
  await on(mine, nothing);
  await on(karim, () => moveOuting(outing, hours('04', '13', '20')));
  await on(mine, () => moveOuting(outing, hours('04', '14', '20'), at));
  await on(karim, nothing);
  await on(karim, () => moveOuting(outing, hours('03')));
  await on(mine, nothing);
  const [question] = await asked();
  await expect(settleConflict(question?.id ?? '', 'other', question?.seen)).rejects.toThrow('début');
  await on(mine, () => settleConflict(question?.id ?? '', 'now', question?.seen));
  expect([await planned(outing), await asked()]).toEqual([hours('03'), []]);
});

test('a question says whose file or which outing it is about, the one that stands after a merge', async () => {
  const outing = await movedTwice();
  expect((await asked()).map(({ about }) => about.outing?.id)).toEqual([outing, outing]);
  const file = () => on(mine, () => noteYouth({ channel: 'street_round', age_band: '18_21', gender: 'male', notice: { answer: 'agreed', language: 'fr', version: '1' } }));
  const [one, other] = [await file(), await file()].map((noted) => ('youth' in noted ? noted.youth : ''));
  const step = await on(mine, () => addStep(other ?? '', { kind: 'call', at: mine.nowInstant() }));
  const side = { value: 'no_answer', at: '', op: '', device: '' };
  server.give('conflict', 'c1', { on_type: 'step', on_id: step, field: 'outcome', kept: { ...side, value: null }, other: side, settled: false });
  await on(mine, () => mergeYouths(other ?? '', one ?? ''));
  const about = (await asked()).find(({ id }) => id === 'c1')?.about;
  expect(about).toMatchObject({ youth: one, outing: null, kind: 'call' });
});
