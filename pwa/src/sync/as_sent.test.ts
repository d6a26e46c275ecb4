import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { meet, startOuting } from '../acts';
import { Offline } from '../server/api';
import type { Account } from '../store/account';
import { rowsAsSent } from './as_sent';
import { pushAll } from './push';
import { newPhone } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;
const someone = { age_band: '18_21', gender: 'male' } as const;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

const held = async () => (await phone.db.base.toArray()).map(({ generation: _, ...row }) => row).sort((one, other) => one.seq - other.seq);

test('what the server stored as it was sent is kept as the server has it', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  for (let n = 0; n < 3; n += 1) await meet(outing, someone);
  await pushAll(phone);
  expect(await held()).toEqual(server.rowsOf(phone.person));
  expect(await held()).toHaveLength(4);
});

test('after an answer that was lost it is told again, and kept once', async () => {
  await meet(await startOuting({ kind: 'truck_outing' }), someone);
  server.pushFaults.push({ is: 'lost answer' });
  await expect(pushAll(phone)).rejects.toBeInstanceOf(Offline);
  await pushAll(phone);
  expect(await held()).toEqual(server.rowsOf(phone.person));
});

test('a server of before, which tells all rows in full, is understood', async () => {
  const original = server.push.bind(server);
  vi.spyOn(server, 'push').mockImplementation((epoch, ops, person) => {
    const { status, body } = original(epoch, ops, person);
    const { as_sent: _, ...before } = body as Record<string, unknown>;
    return { status, body: before };
  });
  await meet(await startOuting({ kind: 'truck_outing' }), someone);
  await pushAll(phone);
  expect(await held()).toEqual(server.rowsOf(phone.person));
});

test('what was sent later than the server allows is told with its time', async () => {
  vi.setSystemTime(Date.now() + 86_400_000);
  await startOuting({ kind: 'truck_outing' });
  vi.useRealTimers();
  await pushAll(phone);
  const [answered] = await phone.db.journal.toArray();
  expect(answered).toMatchObject({ status: 'applied' });
  expect(answered!.effective < answered!.at).toBe(true);
  expect(await held()).toEqual(server.rowsOf(phone.person));
});

test('a place that no operation has is left to the next page', () => {
  const operation = { op: '1', device: '', at: '', schema: 1, changes: [{ type: 'outing', id: 'a', kind: 'create' as const, set: { title: 'Battant' } }] };
  const fields = { outing: ['title', 'note'] };
  expect(rowsAsSent([operation], { fields, rows: [[0, 0, 7], [0, 1, 8], [3, 0, 9]] }, 'nadia')).toEqual([
    { type: 'outing', id: 'a', seq: 7, by: 'nadia', deleted: false, erased: false, set: { title: 'Battant', note: null } },
  ]);
});
