import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atTime, dayOf, instant, plusDays } from '../domain/days';
import type { Account } from '../store/account';
import { healthDesk, relances, toMend, youthPage } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addHealthAct, appointHealthAct, closeFile, noteYouth, reopenFile, settleHealthAct, startOuting, unsettleHealthAct, withdrawHealthAct } from '.';

let phone: Account;
let outing: string;
let youth: string;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  outing = await startOuting({ kind: 'health_outing' });
  const noted = await noteYouth({
    outing,
    age_band: '18_21',
    gender: 'female',
    notice: { answer: 'agreed' },
    name: { first_name: 'Lina' },
  });
  youth = noted.what === 'file' ? noted.youth : '';
});

afterEach(() => {
  vi.useRealTimers();
});

const today = () => dayOf(phone.now(), phone.zone);
/** At an hour of a day from which another of the same day is to come. */
const atTen = () => vi.useFakeTimers({ now: Date.parse(atTime(today(), '10:00', phone.zone)), toFake: ['Date'] });
const soon = (): string => instant(phone.now() + 60 * 60_000);
const card = { side: 'rights', act: 'vitale_card' } as const;

test('an act without a name is kept with the age and gender said, and can be taken back', async () => {
  const written = await addHealthAct({ ...card, status: 'attended', outing, age_band: '16_17', gender: 'male' });
  expect(written.relance).toBeNull();
  expect(await seen(healthDesk(outing))).toMatchObject([{ id: written.act, youth: null, age_band: '16_17', status: 'attended' }]);
  await withdrawHealthAct(written);
  expect(await seen(healthDesk(outing))).toEqual([]);
  await withdrawHealthAct(written, false);
  expect(await seen(healthDesk(outing))).toHaveLength(1);
});

test('an appointment of a known youth is also a relance, in one operation, and goes with it', async () => {
  const before = await phone.db.outbox.count();
  const at = soon();
  const written = await addHealthAct({ ...card, status: 'planned', outing, youth, at });
  expect(await phone.db.outbox.count()).toBe(before + 1);
  const due = await seen(relances({ mine: true }), (all) => all[0]?.note.state === 'ok');
  expect(due).toMatchObject([{ id: written.relance, at, note: { value: 'Carte Vitale' } }]);
  await withdrawHealthAct(written);
  expect(await seen(relances({ mine: true }))).toEqual([]);
});

test('an appointment of a closed file is kept without a relance that nobody would see', async () => {
  await closeFile(youth, { reason: 'moved' });
  const { act, relance } = await addHealthAct({ ...card, status: 'planned', outing, youth, at: soon() });
  const asked = await addHealthAct({ ...card, status: 'proposed', outing, youth });
  const before = await appointHealthAct(asked.act, soon());
  expect([relance, before.relance]).toEqual([null, null]);
  const lines = await seen(healthDesk(outing));
  expect(lines.map(({ id, status, closed }) => [id, status, closed]).sort()).toEqual([[act, 'planned', true], [asked.act, 'planned', true]].sort());
  await reopenFile(youth);
  expect((await seen(healthDesk(outing))).map(({ closed }) => closed)).toEqual([false, false]);
});

test('an appointment whose hour has come is settled with its relance, and set back', async () => {
  const written = await addHealthAct({ ...card, status: 'planned', outing, youth, at: instant(phone.now() - 1000) });
  const before = await settleHealthAct(written.act, 'attended');
  expect((await seen(healthDesk(outing)))[0]?.status).toBe('attended');
  const step = async () => (await seen(youthPage(youth)))?.steps.find(({ id }) => id === written.relance);
  expect(await step()).toMatchObject({ status: 'done', outcome: 'came' });
  await unsettleHealthAct(written.act, before);
  expect(await step()).toMatchObject({ status: 'planned', outcome: null });
  await settleHealthAct(written.act, 'cancelled_by_service');
  expect((await step())?.status).toBe('cancelled');
});

test('what was proposed waits for its answer: wanted later, it is an appointment with its relance, and set back', async () => {
  const { act, relance } = await addHealthAct({ ...card, status: 'proposed', outing, youth });
  expect(relance).toBeNull();
  const line = async () => (await seen(healthDesk(outing))).find(({ id }) => id === act);
  const proposed = await line();
  await expect(appointHealthAct(act, undefined)).rejects.toMatchObject({ field: 'at' });
  const at = soon();
  const before = await appointHealthAct(act, at);
  expect(await line()).toMatchObject({ status: 'planned', at });
  expect(await seen(relances({ mine: true }))).toMatchObject([{ id: before.relance, at }]);
  await expect(appointHealthAct(act, at)).rejects.toMatchObject({ field: 'status' });
  await unsettleHealthAct(act, before);
  expect(await line()).toMatchObject({ status: 'proposed', at: proposed?.at });
  expect(await seen(relances({ mine: true }))).toEqual([]);
  const again = await settleHealthAct(act, 'declined');
  expect((await line())?.status).toBe('declined');
  await unsettleHealthAct(act, again);
  expect((await line())?.status).toBe('proposed');
});

test('something is proposed now, never tomorrow', async () => {
  await expect(addHealthAct({ ...card, status: 'proposed', outing, at: soon() })).rejects.toMatchObject({ field: 'at' });
});

test('who comes early on the day came now, the relance with it, and is set back for the hour that was said', async () => {
  atTen();
  const at = atTime(today(), '14:00', phone.zone);
  const { act, relance } = await addHealthAct({ ...card, status: 'planned', outing, youth, at });
  await expect(settleHealthAct(act, 'absent')).rejects.toMatchObject({ field: 'status' });
  const now = phone.nowInstant();
  const before = await settleHealthAct(act, 'attended');
  expect((await seen(healthDesk(outing)))[0]).toMatchObject({ status: 'attended', at: now });
  const step = async () => (await seen(youthPage(youth)))?.steps.find(({ id }) => id === relance);
  expect(await step()).toMatchObject({ status: 'done', outcome: 'came', at: now });
  await unsettleHealthAct(act, before);
  expect((await seen(healthDesk(outing)))[0]).toMatchObject({ status: 'planned', at });
  expect(await step()).toMatchObject({ status: 'planned', outcome: null, at });
});

test('nobody came yet to an appointment of another day', async () => {
  const { act } = await addHealthAct({ ...card, status: 'planned', outing, youth, at: plusDays(today(), 1) });
  await expect(settleHealthAct(act, 'attended')).rejects.toMatchObject({ field: 'status' });
  await settleHealthAct(act, 'cancelled_by_service');
});

test('the day’s list holds appointments made before this outing', async () => {
  const { act } = await addHealthAct({ ...card, status: 'planned', outing, youth, at: instant(phone.now() - 1000) });
  const next = await startOuting({ kind: 'street_round' });
  expect((await seen(healthDesk(next))).map(({ id }) => id)).toEqual([act]);
});

test('an appointment whose day is past waits to be answered, until it is', async () => {
  const yesterday = instant(phone.now() - 36 * 60 * 60_000);
  const { act } = await addHealthAct({ ...card, status: 'planned', youth, at: yesterday });
  await addHealthAct({ ...card, status: 'planned', youth, at: soon() });
  expect((await seen(toMend())).unanswered).toMatchObject([{ id: act, youth, at: yesterday }]);
  await settleHealthAct(act, 'attended');
  expect((await seen(toMend())).unanswered).toEqual([]);
});

test('what is missing or unknown is refused in a sentence', async () => {
  await expect(addHealthAct({ ...card, status: 'planned', outing })).rejects.toMatchObject({ field: 'at' });
  await expect(addHealthAct({ side: 'care', act: 'vitale_card', status: 'attended' })).rejects.toMatchObject({ field: 'act' });
  await expect(settleHealthAct('nowhere', 'attended')).rejects.toMatchObject({ field: null });
});
