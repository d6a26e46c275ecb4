import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { dayOf, plusDays } from '../domain/days';
import { use, type Account } from '../store/account';
import { checksDue, lately, relances, tally, youthHistory, youthPage } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import {
  addHealthAct,
  addStep,
  addSupport,
  askHistory,
  cancelStep,
  changeStep,
  changeYouth,
  checkPathway,
  closeFile,
  confirmReferral,
  createPartner,
  endPathway,
  endSupport,
  giveBackStep,
  identifyAgain,
  makeMain,
  moveStep,
  noteYouth,
  planRelance,
  resumePathway,
  restoreMain,
  resumeSupport,
  settleHealthAct,
  unsettleHealthAct,
  settleStep,
  startOuting,
  startPathway,
  takeBackFrom,
  undoPathway,
  unsettleStep,
} from '.';

let server: FakeServer;
let phone: Account;
let youth: string;
const agreed = { answer: 'agreed' as const, language: 'fr', version: '1' };
const page = async (id = youth) => {
  const found = await seen(youthPage(id), (value) => value?.name.state !== 'opening');
  if (!found) throw new Error('no page');
  return found;
};
const today = () => dayOf(phone.now(), phone.zone);
const ago = (days: number) => plusDays(today(), -days);

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  const noted = await noteYouth({
    channel: 'partner',
    age_band: '18_21',
    gender: 'male',
    notice: agreed,
    name: { first_name: 'Essai' },
    housing: 'friends',
  });
  if (noted.what !== 'file') throw new Error('no file');
  youth = noted.youth;
});

test('a step done is put right, taken back, and given back as it was', async () => {
  const id = await addStep(youth, { kind: 'call', outcome: 'no_answer' });
  await changeStep(id, { outcome: 'reached', note: ' Rappeler ', at: ago(2) });
  const [step] = (await page()).steps;
  expect(step).toMatchObject({ kind: 'call', outcome: 'reached', note: { state: 'ok', value: 'Rappeler' } });
  expect(dayOf(step?.at ?? '', phone.zone)).toBe(ago(2));
  await cancelStep(id);
  expect((await page()).steps[0]?.status).toBe('cancelled');
  await giveBackStep(id);
  expect((await page()).steps[0]).toMatchObject({ status: 'done', outcome: 'reached' });
  await expect(changeStep(id, { at: plusDays(today(), 1) })).rejects.toMatchObject({ field: 'at' });
});

test('an outcome that a colleague corrected while a form was open is asked about, not written over', async () => {
  const id = await addStep(youth, { kind: 'call', outcome: 'no_answer' });
  await syncOnce(phone);
  const looked = (await page()).steps[0]?.seen;
  const karim = await newPhone(server);
  await syncOnce(karim);
  use(karim);
  await changeStep(id, { outcome: 'message_left' });
  await syncOnce(karim);
  use(phone);
  await syncOnce(phone);
  await changeStep(id, { outcome: 'reached' }, looked);
  await syncOnce(phone);
  const asked = [...server.rows.values()].filter(({ type }) => type === 'conflict').map(({ set }) => set.field);
  expect(asked).toEqual(['outcome']);
});

test('a planned step is not put right as if it were done', async () => {
  const id = await planRelance(youth, { at: plusDays(today(), 1) });
  await expect(changeStep(id, { outcome: 'reached' })).rejects.toMatchObject({ field: 'status' });
});

test('a relance is moved, given up and taken up again, and told among those done once it is', async () => {
  const id = await planRelance(youth, { at: plusDays(today(), 1) });
  await moveStep(id, plusDays(today(), 3));
  const [moved] = await seen(relances({ mine: true }));
  expect(dayOf(moved?.at ?? '', phone.zone)).toBe(plusDays(today(), 3));
  await cancelStep(id);
  expect(await seen(relances({ mine: true }))).toEqual([]);
  await unsettleStep(id, moved?.at ?? '');
  expect(await seen(relances({ mine: true }))).toHaveLength(1);
  expect(await seen(lately({ mine: true }))).toEqual([]);
  await settleStep(id, { outcome: 'reached' });
  expect(await seen(lately({ mine: true }))).toMatchObject([{ id, outcome: 'reached', about: { id: youth } }]);
});

test('a pathway’s end, main place and confirmation are each undone', async () => {
  const partner = await createPartner({ name: 'E2C' });
  const first = await startPathway(youth, { kind: 'training', started_at: ago(40) });
  const other = await startPathway(youth, { kind: 'partner_referral', partner, main: false, started_at: ago(30) });
  const main = async () => (await page()).pathways.find((one) => one.main)?.id;
  await confirmReferral(other);
  expect((await page()).pathways.find(({ id }) => id === other)?.counts).toBe(true);
  expect(await main()).toBe(first);
  const before = await makeMain(other);
  expect(await main()).toBe(other);
  // chosen on one and the same day: the last choice holds, whatever the ids
  await makeMain(first);
  expect(await main()).toBe(first);
  const again = await makeMain(other);
  expect(await main()).toBe(other);
  await restoreMain(again);
  expect(await main()).toBe(first);
  await restoreMain(before);
  await undoPathway(other, { confirmed_at: null });
  expect(await main()).toBe(first);
  await endPathway(first, { reason: 'interrupted' });
  await resumePathway(first);
  expect((await page()).pathways.find(({ id }) => id === first)).toMatchObject({ ended_at: null, end_reason: null });
  await takeBackFrom('pathway', first);
  expect((await page()).pathways.map(({ id }) => id)).toEqual([other]);
});

test('a check is asked for at 3 months, answered once for all phones, and asked for again when taken back', async () => {
  const id = await startPathway(youth, { kind: 'cej', started_at: ago(95) });
  const due = async () => (await seen(checksDue({ mine: true }))).map(({ months, due: when }) => [months, when]);
  expect(await due()).toEqual([[3, 'late']]);
  const check = await checkPathway(id, { result: 'ongoing' });
  expect(await due()).toEqual([[6, 'coming']]);
  await takeBackFrom('pathway_check', check);
  expect(await due()).toEqual([[3, 'late']]);
  await closeFile(youth, { reason: 'moved' });
  expect(await due()).toEqual([]);
});

test('nobody is reminded of a pathway of years ago, nor of a referral still to confirm', async () => {
  await startPathway(youth, { kind: 'civic_service', started_at: ago(400) });
  const partner = await createPartner({ name: 'E2C' });
  await startPathway(youth, { kind: 'partner_referral', partner, started_at: ago(100) });
  expect(await seen(checksDue({ mine: false }))).toEqual([]);
  expect((await page()).pathways.map(({ nextCheck }) => nextCheck?.months)).toEqual([undefined, 6]);
});

test('relances ask for the check of a referral 90 days after the partner received the youth', async () => {
  const partner = await createPartner({ name: 'E2C' });
  await startPathway(youth, { kind: 'partner_referral', partner, started_at: ago(150), confirmed_at: ago(89) });
  const [check] = await seen(checksDue({ mine: false }));
  expect(check).toMatchObject({ months: 3, on: ago(-1), since: ago(89), due: 'coming' });
});

test('supports end and go on, appointments at the health desk are settled and put back', async () => {
  const support = await addSupport(youth, { kind: 'psychologist', started_at: ago(10) });
  await endSupport(support);
  expect((await page()).supports[0]?.ended_at).toBe(today());
  await resumeSupport(support);
  expect((await page()).supports[0]?.ended_at).toBeNull();
  const { act } = await addHealthAct({ side: 'rights', act: 'vitale_card', status: 'planned', youth, at: ago(1) });
  for (const status of ['attended', 'absent', 'cancelled_by_service'] as const) {
    const before = await settleHealthAct(act, status);
    expect((await page()).healthActs[0]?.status).toBe(status);
    await unsettleHealthAct(act, before);
    expect((await page()).healthActs[0]?.status).toBe('planned');
  }
});

test('a youth seen again on an outing after closing is identified anew, and counted there once', async () => {
  await closeFile(youth, { reason: 'unreachable' });
  const outing = await startOuting({ kind: 'street_round' });
  await identifyAgain(youth, { outing, age_band: '18_21', situation: 'none', followed_by: ['none'] });
  const { identifications, youth: file, encounters } = await page();
  expect(identifications.map(({ channel }) => channel)).toEqual(['street_round', 'partner']);
  expect(file).toMatchObject({ closed_at: null, situation: 'none', housing: 'friends' });
  expect(encounters).toMatchObject([{ outing, count: 1, first_time: false }]);
  expect((await seen(tally(outing))).teamTotal).toBe(1);
});

test('without the server, the history is what this phone did and who made each record', async () => {
  await changeYouth(youth, { housing: 'hostel', name: { first_name: 'Autre' } });
  const { entries } = await seen(youthHistory(youth, null), ({ entries: all }) =>
    all.every(({ changed }) => changed.every(({ after, before }) => after.state !== 'opening' && before?.state !== 'opening')),
  );
  expect(entries[0]).toMatchObject({ by: phone.person, truth: 'here', type: 'youth', kind: 'patch' });
  expect(entries[0]?.changed).toEqual([
    { field: 'housing', before: { state: 'ok', value: 'friends' }, after: { state: 'ok', value: 'hostel' } },
    { field: 'name', before: { state: 'ok', value: { first_name: 'Essai' } }, after: { state: 'ok', value: { first_name: 'Autre' } } },
  ]);
  expect(entries.at(-1)).toMatchObject({ kind: 'create' });
});

test('what a colleague did is known from its rows alone, until the server tells', async () => {
  await syncOnce(phone);
  const colleague = await newPhone(server);
  await syncOnce(colleague);
  const { entries, since } = await seen(youthHistory(youth, null));
  expect(since).toBeNull();
  expect(entries.filter(({ type }) => type === 'youth')).toMatchObject([{ by: phone.person, kind: 'create', changed: [] }]);
  await changeYouth(youth, { housing: 'parents' });
  server.other = (path) => path.startsWith('/sync/history/') && {
    operations: [
      { op: 'a', by: phone.person, effective: '000000000000001.00000', changes: [{ type: 'youth', id: youth, kind: 'create', set: { housing: 'friends' } }] },
    ],
    cursor: 1,
    more: false,
  };
  const told = await seen(youthHistory(youth, await askHistory(youth)));
  expect(told.entries.map(({ by, changed }) => [by, changed])).toEqual([
    [colleague.person, [{ field: 'housing', before: { state: 'ok', value: 'friends' }, after: { state: 'ok', value: 'parents' } }]],
    [phone.person, []],
  ]);
});

test('who asked to be known without a name is told of without the name they had', async () => {
  await changeYouth(youth, { notice_answer: 'without_name' });
  const { entries } = await seen(youthHistory(youth, null));
  expect(JSON.stringify(entries.map(({ changed }) => changed))).not.toContain('Essai');
});
