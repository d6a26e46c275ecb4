import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { dayOf, plusDays } from '../domain/days';
import type { Account } from '../store/account';
import { conflicts, encounters, mergedInto, relances, youthHistory, youthPage } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addStep, changeStep, eraseYouth, mergeYouths, noteYouth, planRelance, startOuting } from '.';

let server: FakeServer;
let phone: Account;
let outing: string;

const file = async (first_name: string): Promise<string> => {
  const notice = { answer: 'agreed' as const, language: 'fr', version: '1' };
  const noted = await noteYouth({ outing, age_band: '18_21', gender: 'male', notice, name: { first_name } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const page = async (id: string) => {
  const found = await seen(youthPage(id), (value) => value?.name.state !== 'opening');
  if (!found) throw new Error('no page');
  return found;
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  outing = await startOuting({ kind: 'street_round' });
});

test('an erasure that waits covers the notes and the files merged into it, and says that the server has not heard', async () => {
  const [id, other] = [await file('Essai'), await file('Essay')];
  await changeStep(await addStep(id, { kind: 'call' }), { note: 'Rappeler sa mère' });
  await addStep(other, { kind: 'call', note: 'Chez son frère' });
  await planRelance(other, { at: plusDays(dayOf(phone.now(), phone.zone), 1), note: 'Au foyer' });
  await mergeYouths(other, id);
  expect(await seen(mergedInto(id))).toHaveLength(1);
  expect(await page(id)).toMatchObject({ mayPart: true, erasureWaits: false });
  Object.assign(phone.who, { role: 'coordinator' });
  server.roles.set(phone.person, 'coordinator');
  await syncOnce(phone);
  const sealed = server.rows.get(`youth/${id}`)?.set.name;
  const side = (value: unknown) => ({ value, at: '', op: '', device: '' });
  server.give('conflict', 'c1', { on_type: 'youth', on_id: other, field: 'name', kept: side(null), other: side(sealed), settled: false });
  await syncOnce(phone);
  expect(await seen(conflicts())).toHaveLength(1);
  await eraseYouth(id);

  const gone = { state: 'erased' };
  const waiting = await page(id);
  expect(waiting.steps.map(({ note }) => note)).toEqual([gone, gone, gone]);
  expect(waiting).toMatchObject({ mayPart: false, erasureWaits: true });
  expect(await seen(mergedInto(id))).toEqual([]);
  expect(await seen(conflicts())).toEqual([]);
  expect(new Set((await seen(encounters(outing))).map(({ youthName }) => youthName.state))).toEqual(new Set(['erased']));
  const planned = await seen(relances({ mine: false }));
  expect(planned.map(({ note }) => note)).toEqual([gone]);
  const told = (await seen(youthHistory(id, null))).entries.flatMap(({ changed }) => changed.filter(({ field }) => field === 'note'));
  expect(told.map(({ after }) => after)).toEqual([gone]);

  await syncOnce(phone);
  expect(await page(id)).toMatchObject({ youth: { erased: true, truth: 'server' }, mayPart: false, erasureWaits: false });
});
