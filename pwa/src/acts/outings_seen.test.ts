import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SeenAt } from '../domain/operation';
import { use, type Account } from '../store/account';
import { outingPage } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { changeOuting, estimateAttendance, mergeOutings, moveOuting, noteOnOuting, planOutings, startOuting } from '.';

let server: FakeServer;
let karim: Account;
let mine: Account;

/** What the two phones left for a person to choose: of which field. */
const questions = (): unknown[] => [...server.rows.values()].filter(({ type }) => type === 'conflict').map(({ set }) => set.field);

const on = async <T>(phone: Account, does: () => Promise<T>): Promise<T> => {
  use(phone);
  const done = await does();
  await syncOnce(phone);
  return done;
};
const looked = async (outing: string): Promise<SeenAt | null | undefined> => (await seen(outingPage(outing)))?.outing.seen;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  karim = await newPhone(server);
  mine = await newPhone(server);
});

test.each([
  ['note', (outing: string, at?: SeenAt | null) => noteOnOuting(outing, 'Pluie', at), (outing: string) => noteOnOuting(outing, 'Affiches à refaire')],
  ['attendance_estimate', (outing: string, at?: SeenAt | null) => estimateAttendance(outing, 80, at), (outing: string) => estimateAttendance(outing, 120)],
  ['title', (outing: string, at?: SeenAt | null) => changeOuting(outing, { title: 'Fête' }, at), (outing: string) => changeOuting(outing, { title: 'Tournoi' })],
])('a colleague’s %s that came while mine was written is asked about', async (field, write, writeTheirs) => {
  const outing = await on(mine, () => startOuting({ kind: 'event' }));
  const at = await looked(outing);
  await on(karim, async () => undefined);
  await on(karim, () => writeTheirs(outing));
  await on(mine, async () => undefined);
  await on(mine, () => write(outing, at));
  expect(questions()).toEqual([field]);
});

test('what came before the form was opened is known, and asks nothing', async () => {
  const outing = await on(mine, () => startOuting({ kind: 'event' }));
  await on(karim, async () => undefined);
  await on(karim, () => noteOnOuting(outing, 'Affiches à refaire'));
  await on(mine, async () => undefined);
  const at = await looked(outing);
  await on(mine, () => noteOnOuting(outing, 'Affiches refaites', at));
  expect(questions()).toEqual([]);
});

test('a note begun before the server had the outing was begun before whatever a colleague wrote on it', async () => {
  const outing = await startOuting({ kind: 'event' });
  const at = await looked(outing);
  expect(at).toBeNull();
  await syncOnce(mine);
  await on(karim, async () => undefined);
  await on(karim, () => noteOnOuting(outing, 'Affiches à refaire'));
  await on(mine, async () => undefined);
  await on(mine, () => noteOnOuting(outing, 'Pluie', at));
  expect(questions()).toEqual(['note']);
});

test('a note begun on an outing that was joined to another since does not pass for an answer to the other’s', async () => {
  const one = await on(mine, () => startOuting({ kind: 'event' }));
  await on(karim, async () => undefined);
  const other = await on(karim, () => startOuting({ kind: 'event' }));
  await on(karim, () => noteOnOuting(one, 'Affiches à refaire'));
  await on(mine, async () => undefined);
  const at = await looked(other);
  expect(await on(mine, () => mergeOutings(one, other))).toBe(other);
  await on(mine, () => noteOnOuting(other, 'Pluie', at));
  expect(questions()).toEqual(['note']);
});

test('hours that a colleague changed while mine were chosen are asked about', async () => {
  const hours = (hour: string) => ({ planned_start: `2099-05-04T${hour}:00:00.000Z`, planned_end: null });
  const [outing = ''] = await on(mine, () => planOutings({ kind: 'street_round' }, [hours('12')]));
  const at = await looked(outing);
  await on(karim, async () => undefined);
  await on(karim, () => moveOuting(outing, hours('13')));
  await on(mine, async () => undefined);
  await on(mine, () => moveOuting(outing, hours('14'), at));
  expect(questions()).toEqual(['planned_start']);
});
