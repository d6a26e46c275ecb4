import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeOuting, meet, startOuting } from '../acts';
import type { Account } from '../store/account';
import { Schedule } from './schedule';
import { Status, type SyncState } from './state';
import { newPhone } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;
let status: Status;
let schedule: Schedule;
let delays: number[];

const someone = { age_band: '18_21', gender: 'male' } as const;
const pushes = () => server.requests.filter(({ path }) => path === '/sync/push').length;
const state = (): SyncState['what'] => status.state.get().what;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  status = new Status();
  status.follow(phone);
  schedule = new Schedule(phone, status, async () => undefined);
  delays = [];
  const real = setTimeout;
  // only what the schedule plans is long; nothing of it is waited for here
  vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => {
    if (ms < 1_900) return real(run, ms);
    delays.push(ms);
    return real(() => undefined, 0);
  });
});

afterEach(() => {
  schedule.stop();
  status.follow(null);
  vi.unstubAllGlobals();
});

test('the first sync is at once, then as often as the moment asks', async () => {
  schedule.start();
  await schedule.now();
  expect(delays.at(-1)).toBe(300_000);
  const outing = await startOuting({ kind: 'truck_outing' });
  expect(delays.at(-1)).toBe(2_000);
  await schedule.now();
  expect(delays.at(-1)).toBe(10_000);
  await closeOuting(outing);
  await schedule.now();
  expect(delays.at(-1)).toBe(300_000);
  await expect.poll(state).toBe('uptodate');
});

test('an outing that was forgotten hurries nobody', async () => {
  schedule.start();
  const twoDays = 2 * 24 * 3_600_000;
  const at = phone.offset;
  phone.offset -= twoDays;
  await startOuting({ kind: 'truck_outing' });
  phone.offset = at;
  await schedule.now();
  expect(delays.at(-1)).toBe(300_000);
});

test('without room on the phone it says so, not that nothing can be read', async () => {
  await startOuting({ kind: 'truck_outing' });
  vi.spyOn(phone.db.journal, 'put').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  await schedule.now();
  vi.restoreAllMocks();
  expect(status.state.get()).toMatchObject({ what: 'problem', code: 'phone' });
  expect((status.state.get() as { message: string }).message).toContain('place manque');
});

test('a write is not "à jour" until the server has said so', async () => {
  schedule.start();
  await schedule.now();
  await startOuting({ kind: 'truck_outing' });
  await expect.poll(state).toBe('waiting');
  server.pushFaults.push({ is: 'lost answer' });
  await schedule.now();
  expect(state()).toBe('offline');
  await schedule.now();
  await expect.poll(state).toBe('uptodate');
});

test('tries space out while nobody answers, writes do not hurry them, and success brings the pace back', async () => {
  schedule.start();
  await schedule.now();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  const outing = await startOuting({ kind: 'truck_outing' });
  delays.length = 0;
  for (let n = 0; n < 4; n += 1) await schedule.now();
  expect(delays).toHaveLength(4);
  expect(delays.at(-1)).toBeGreaterThanOrEqual(20_000);
  await meet(outing, someone);
  expect(delays).toHaveLength(4);
  vi.stubGlobal('fetch', server.fetch);
  await schedule.now();
  expect(delays.at(-1)).toBe(10_000);
});

test('what the server asks to wait is waited', async () => {
  await startOuting({ kind: 'truck_outing' });
  server.pushFaults.push({ is: 'status', status: 429, code: 'too_many_tries', retryAfter: 120 });
  await schedule.now();
  expect(delays.at(-1)).toBeGreaterThanOrEqual(120_000);
  expect(status.state.get()).toMatchObject({ what: 'problem', code: 'too_many_tries', count: 1 });
});

test('what is written during a sync is sent by the next, without delay', async () => {
  schedule.start();
  const outing = await startOuting({ kind: 'truck_outing' });
  const running = schedule.now();
  await meet(outing, someone);
  await running;
  expect(await phone.db.outbox.count()).toBe(0);
  expect(pushes()).toBeGreaterThan(0);
});

test('once stopped, it plans and says nothing', async () => {
  const running = schedule.now();
  schedule.stop();
  status.follow(null);
  await running;
  expect(delays).toEqual([]);
  expect(state()).toBe('waiting');
});
