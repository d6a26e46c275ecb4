import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { newId } from '../domain/ids';
import { meet, noteYouth, startOuting, takeBack } from '../acts';
import { Offline, ServerRefused } from '../server/api';
import type { Account } from '../store/account';
import { Reading } from '../store/reading';
import { pushAll } from './push';
import { syncOnce } from './run';
import { newPhone, reborn, visible, whereabouts } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;
let outing: string;
const someone = { age_band: '18_21', gender: 'male' } as const;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  outing = await startOuting({ kind: 'truck_outing' });
});

test('what was written is sent in the order in which it was written, and leaves the outbox answered', async () => {
  for (let n = 0; n < 5; n += 1) await meet(outing, someone);
  const written = (await whereabouts(phone)).outbox;
  await pushAll(phone);
  expect([...server.log.keys()]).toEqual(written);
  expect(await whereabouts(phone)).toEqual({ outbox: [], journal: written.toSorted(), quarantine: [] });
});

test.each([
  ['the request', { is: 'lost request' as const }],
  ['the answer', { is: 'lost answer' as const }],
  ['the end of the answer', { is: 'cut short' as const }],
])('%s lost: everything stays, and sending again applies once', async (_what, fault) => {
  await meet(outing, someone);
  const before = await visible(phone);
  server.pushFaults.push(fault);
  await expect(pushAll(phone)).rejects.toBeInstanceOf(Offline);
  expect((await whereabouts(phone)).outbox).toHaveLength(2);
  expect(await visible(phone)).toEqual(before);
  await pushAll(phone);
  await pushAll(phone);
  expect(server.log.size).toBe(2);
  expect(server.rows.size).toBe(2);
  expect(await visible(phone)).toEqual(before);
});

test.each([400, 401, 403, 404, 426, 429, 500, 503])('after a %i every operation is still in the outbox', async (status) => {
  await meet(outing, someone);
  server.pushFaults.push({ is: 'status', status, code: 'no' });
  await expect(pushAll(phone)).rejects.toMatchObject({ status });
  expect((await whereabouts(phone)).outbox).toHaveLength(2);
  expect(await phone.db.getMeta('sending')).toEqual([]);
});

test('a phone without room sends all the same, and says what it lacks', async () => {
  vi.spyOn(phone.db, 'setMeta').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  await expect(pushAll(phone)).rejects.toThrow();
  expect(server.log.size).toBe(1);
  expect((await whereabouts(phone)).outbox).toHaveLength(1);
  vi.restoreAllMocks();
  await pushAll(phone);
  expect([server.log.size, (await whereabouts(phone)).outbox.length]).toEqual([1, 0]);
});

test('a record changed while it is being sent keeps the change, which is sent next', async () => {
  const met = await meet(outing, someone);
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const answer = await server.fetch(input, init);
    vi.stubGlobal('fetch', server.fetch);
    await takeBack(met);
    return answer;
  });
  await pushAll(phone);
  expect(server.rows.get(`encounter/${met}`)?.deleted).toBe(true);
  expect(server.log.size).toBe(3);
  expect((await whereabouts(phone)).outbox).toEqual([]);
});

test('a captive portal that answers 200 is no server', async () => {
  server.faults.push({ is: 'portal' });
  await expect(pushAll(phone)).rejects.toBeInstanceOf(Offline);
  expect((await whereabouts(phone)).outbox).toHaveLength(1);
});

test('a refused operation among good ones is put aside, and nothing else suffers', async () => {
  const bad = await meet(outing, { age_band: 'unknown', gender: 'other' });
  const good = await meet(outing, someone);
  server.refuses = ({ changes }) => (changes[0]?.id === bad ? 'bad_change' : null);
  await pushAll(phone);
  const { outbox, journal, quarantine } = await whereabouts(phone);
  expect([outbox.length, journal.length, quarantine.length]).toEqual([0, 2, 1]);
  const [refused, kept] = await Reading.run(phone, (reading) => reading.some('encounter', [bad, good]));
  expect(refused).toMatchObject({ truth: 'refused', uncounted: true });
  expect(refused?.refusal?.message).toBe('Refusé.');
  expect(kept).toMatchObject({ truth: 'server', uncounted: false });
});

test('what depends on a refused record waits with it, and is sent with it again', async () => {
  const noted = await noteYouth({ outing, ...someone, notice: { answer: 'agreed' }, name: { first_name: 'Essai' } });
  server.refuses = ({ changes }) => (changes.some(({ type }) => type === 'youth') ? 'bad_change' : null);
  await pushAll(phone);
  if (noted.what !== 'file') throw new Error('no file');
  await takeBack(noted.encounter ?? '');
  const other = await meet(outing, someone);
  await pushAll(phone);
  expect((await whereabouts(phone)).quarantine).toHaveLength(2);
  expect((await phone.db.quarantine.toArray()).map(({ waits }) => waits).toSorted()).toEqual([false, true]);
  expect(server.rows.has(`encounter/${other}`)).toBe(true);
  server.refuses = () => null;
  const { retryRefused } = await import('../acts');
  const [first] = await phone.db.quarantine.orderBy('at').primaryKeys();
  await retryRefused(first ?? '');
  await pushAll(phone);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [], quarantine: [] });
  expect(server.rows.get(`encounter/${noted.encounter}`)?.deleted).toBe(true);
});

test('work of a revoked access all goes to review, also what depends on what was refused', async () => {
  server.refuses = () => 'revoked';
  await pushAll(phone);
  await meet(outing, someone);
  await pushAll(phone);
  const kept = await phone.db.quarantine.toArray();
  expect(kept.map(({ refusal }) => refusal.code)).toEqual(['revoked', 'revoked']);
});

test('413 halves the batch, down to the operation that can never pass, which blocks no other', async () => {
  for (let n = 0; n < 12; n += 1) await meet(outing, someone);
  await phone.db.outbox.toCollection().modify((operation) => {
    if (operation.name === 'outing.started') operation.changes[0]!.set!.team = Array.from({ length: 100 }, newId);
  });
  server.mostBytes = 4_000;
  await pushAll(phone);
  const { outbox, quarantine } = await whereabouts(phone);
  // the outing alone is too large; its encounters wait with it
  expect(outbox).toEqual([]);
  expect(quarantine).toHaveLength(13);
  server.mostBytes = 1_000_000;
  const [first] = await phone.db.quarantine.orderBy('at').primaryKeys();
  const { requeue } = await import('../store/quarantine');
  await requeue(phone.db, [first ?? '']);
  server.mostBytes = 8_000;
  await pushAll(phone);
  expect((await whereabouts(phone)).journal).toHaveLength(13);
  expect(server.requests.filter(({ path }) => path === '/sync/push').length).toBeGreaterThan(2);
});

test('at most 200 operations go at once', async () => {
  for (let n = 0; n < 210; n += 1) await meet(outing, someone);
  await pushAll(phone);
  const sizes = server.requests.map(({ text }) => (JSON.parse(text) as { ops: unknown[] }).ops.length);
  expect(sizes).toEqual([200, 11]);
  expect(server.log.size).toBe(211);
});

test('killed between the answer and its storing, the phone sends again and nothing doubles', async () => {
  await meet(outing, someone);
  server.pushFaults.push({ is: 'lost answer' });
  await expect(pushAll(phone)).rejects.toBeInstanceOf(Offline);
  phone = await reborn(phone);
  await syncOnce(phone);
  expect(server.rows.size).toBe(2);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [] });
});

test('a push speaks for its own account and no other', async () => {
  const other = await newPhone(server);
  await startOuting({ kind: 'street_round' });
  await pushAll(phone);
  expect(server.requests.map(({ account }) => account)).toEqual([phone.person]);
  expect((await whereabouts(other)).outbox).toHaveLength(1);
});

test('a clock hours ahead is learnt, and set back once nothing waits', async () => {
  const real = Date.now();
  server.now = () => real - 3 * 3_600_000;
  await pushAll(phone);
  const clock = await phone.db.getMeta('clock');
  expect(Math.abs((clock?.offset ?? 0) + 3 * 3_600_000)).toBeLessThan(5_000);
  expect(Number(clock?.last.slice(0, 15))).toBeLessThanOrEqual(real - 3 * 3_600_000 + 5_000);
  const id = await meet(outing, someone);
  const [row] = await Reading.run(phone, (reading) => reading.some('encounter', [id]));
  expect(row && Date.parse(row.at)).toBeLessThan(real - 2 * 3_600_000);
});

test('an error that is no answer never claims to be up to date', async () => {
  server.pushFaults.push({ is: 'status', status: 500 });
  await expect(syncOnce(phone)).rejects.toBeInstanceOf(ServerRefused);
  expect(await phone.db.getMeta('receipt')).toBeUndefined();
  await syncOnce(phone);
  expect(await phone.db.getMeta('receipt')).toBeGreaterThan(0);
});
