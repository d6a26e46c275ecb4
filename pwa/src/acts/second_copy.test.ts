import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountDb } from '../store/schema';
import { orphaned, readCopy } from '../store/second_copy';
import { Account, use } from '../store/account';
import { pushAll } from '../sync/push';
import { newPhone } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { meet, noteYouth, startOuting } from '.';
import { followWithCopy, takeCopy } from './second_copy';

const NAME = 'Inventée';
const men = { age_band: '18_21', gender: 'male' } as const;

let server: FakeServer;
let phone: Account;
let stop: () => void;

/** A browser's cache, as much of it as is used. */
const fakeCaches = () => {
  const kept = new Map<string, Response>();
  const at = (path: string): string => `https://essai.test${path}`;
  const cache = {
    put: (path: string, response: Response) => Promise.resolve(void kept.set(at(path), response)),
    match: (path: string) => Promise.resolve(kept.get(at(path))?.clone()),
    delete: (path: string) => Promise.resolve(kept.delete(at(path))),
    keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }))),
    matchAll: () => Promise.resolve([...kept.values()]),
  };
  return { open: () => Promise.resolve(cache) };
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('caches', fakeCaches());
  phone = await newPhone(server);
  stop = followWithCopy(phone, 20);
});

afterEach(() => stop());

/** The copy holds that many notes. */
const copied = (count: number): Promise<void> => expect.poll(() => orphaned([]), { timeout: 3_000 }).toBe(count);

/** The same person on the same phone, once the browser has thrown its databases away. */
const afterTheLoss = async (): Promise<Account> => {
  stop();
  phone.db.close();
  await Dexie.delete(phone.db.name);
  const again = new Account(phone.who, phone.device, phone.keys, null, new AccountDb(phone.person));
  use(again);
  return again;
};

test('a browser that loses its database loses no note: all that was unsent comes back, and is sent once', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await meet(outing, men);
  await noteYouth({ channel: 'self', notice: { answer: 'agreed' }, name: { first_name: NAME }, ...men });
  const before = await phone.db.outbox.toArray();
  await copied(3);
  const again = await afterTheLoss();
  expect(await takeCopy(again)).toBe(3);
  expect(await again.db.outbox.toArray()).toEqual(before);
  expect(await takeCopy(again)).toBe(0);
  await again.db.setMeta('feed', { generation: 1, epoch: server.epoch, cursor: 0, scopes: null, building: null });
  await pushAll(again);
  expect(server.log.size).toBe(3);
});

test('nobody reads the copy without the organisation’s key, and it goes once all is received', async () => {
  await noteYouth({ channel: 'self', notice: { answer: 'agreed' }, name: { first_name: NAME }, ...men });
  await copied(1);
  const text = (await readCopy(phone.person)) ?? '';
  expect(text.length).toBeGreaterThan(100);
  expect(text).not.toContain('youth');
  expect(text).not.toContain(NAME);
  await pushAll(phone);
  await copied(0);
  expect(await readCopy(phone.person)).toBeNull();
});

test('a phone that holds rows takes nothing from a copy: its own outbox is the truth', async () => {
  await startOuting({ kind: 'truck_outing' });
  await copied(1);
  stop();
  await phone.db.outbox.clear();
  await phone.db.setMeta('feed', { generation: 1, epoch: 'e', cursor: 7, scopes: null, building: null });
  expect(await takeCopy(phone)).toBe(0);
});
