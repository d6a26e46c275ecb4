import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { dayOf } from '../domain/days';
import { use, type Account } from '../store/account';
import { relances, youthPage } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { cancelStep, closeFile, mergeYouths, noteYouth, planRelance, reopenFile, settleStep, unsettleStep } from '.';

let server: FakeServer;
let phone: Account;
let youth: string;
const file = async (): Promise<string> => {
  const noted = await noteYouth({ channel: 'partner', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const stepOf = async (id: string) => (await seen(youthPage(youth)))?.steps.find((step) => step.id === id);
const asked = (of: string) => [...server.rows.values()].filter(({ type, set }) => type === 'conflict' && set.on_id === of).map(({ set }) => set.field);
const today = () => dayOf(phone.now(), phone.zone);

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  youth = await file();
});

test('nothing is planned for a closed file, where nobody would find it, nor for one merged into it, until it is open again', async () => {
  const [step, merged] = [await planRelance(youth, { at: today() }), await file()];
  await mergeYouths(merged, youth);
  await closeFile(youth, { reason: 'moved' });
  const refused = { field: null, message: 'Ce dossier est clos\u00a0: rouvrez-le d’abord.' };
  await expect(planRelance(youth, { at: today() })).rejects.toMatchObject(refused);
  await expect(planRelance(merged, { at: today() })).rejects.toMatchObject(refused);
  await expect(settleStep(step, { outcome: 'reached', next: { at: today() } })).rejects.toMatchObject(refused);
  await reopenFile(youth);
  const again = await planRelance(merged, { at: today() });
  expect((await seen(relances({ mine: true }))).map(({ id }) => id).sort()).toEqual([step, again].sort());
});

/** Karim answers these relances on his phone, and sends it. */
const karimAnswers = async (...steps: string[]): Promise<void> => {
  const karim = await newPhone(server);
  await syncOnce(karim);
  use(karim);
  for (const step of steps) await settleStep(step, { outcome: 'reached', note: 'Joint par Karim' });
  await syncOnce(karim);
  use(phone);
};

test('what a colleague answered meanwhile is not answered over, nor taken for a relance to give up', async () => {
  const id = await planRelance(youth, { at: today() });
  await syncOnce(phone);
  const looked = (await stepOf(id))?.seen;
  await karimAnswers(id);
  await syncOnce(phone);
  await expect(settleStep(id, { outcome: 'no_answer' }, looked)).rejects.toMatchObject({ field: 'status' });
  expect(await stepOf(id)).toMatchObject({ status: 'done', outcome: 'reached' });
  await cancelStep(id, looked);
  await syncOnce(phone);
  expect(asked(id)).toEqual(['status']);
  await expect(settleStep(id, { outcome: 'no_answer' })).rejects.toThrow('n’est plus à faire');
});

test('what a colleague answered unseen is asked about, the note only when this answer has one', async () => {
  const [silent, noted] = [await planRelance(youth, { at: today(), note: 'Prévu' }), await planRelance(youth, { at: today(), note: 'Prévu' })];
  await syncOnce(phone);
  const looked = [(await stepOf(silent))?.seen, (await stepOf(noted))?.seen];
  await karimAnswers(silent, noted);
  await settleStep(silent, { outcome: 'no_answer' }, looked[0]);
  await settleStep(noted, { outcome: 'no_answer', note: 'Pas joint' }, looked[1]);
  await syncOnce(phone);
  expect([asked(silent).includes('outcome'), asked(silent).includes('note')]).toEqual([true, false]);
  expect([asked(noted).includes('outcome'), asked(noted).includes('note')]).toEqual([true, true]);
});

test('a form that was open while a colleague wrote does not pass for having seen it', async () => {
  const id = await planRelance(youth, { at: today(), note: 'Prévu' });
  await syncOnce(phone);
  const before = await stepOf(id);
  // answered by mistake and undone: to do again, with another note
  await karimAnswers(id);
  await syncOnce(phone);
  await unsettleStep(id, before?.at ?? '');
  await syncOnce(phone);
  await settleStep(id, { outcome: 'no_answer', note: 'Pas joint' }, before?.seen);
  await syncOnce(phone);
  expect(asked(id)).toContain('note');
});
