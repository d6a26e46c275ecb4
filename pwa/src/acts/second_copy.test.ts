import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountDb } from '../store/schema';
import { copied as namesOf, dropAllCopies, orphaned, readCopy } from '../store/second_copy';
import { Account, current, use } from '../store/account';
import { pushAll } from '../sync/push';
import { scrub } from '../sync/scrub';
import { newPhone } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { createPlace, makeRescue, meet, mendRefused, noteYouth, startOuting, takeRescue } from '.';
import { compareCopies, followWithCopies, takeCopies } from './second_copy';

const NAME = 'Inventée';
const men = { age_band: '18_21', gender: 'male' } as const;

let server: FakeServer;
let phone: Account;
let stop: () => void;
/** How long the cache takes. */
let delay = 0;

/** A browser's cache, as much of it as is used. */
const fakeCaches = () => {
  const kept = new Map<string, Response>();
  const at = (path: string): string => `https://essai.test${path}`;
  const cache = {
    put: async (path: string, response: Response) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      kept.set(at(path), response);
    },
    match: (path: string) => Promise.resolve(kept.get(at(path))?.clone()),
    delete: (path: string) => Promise.resolve(kept.delete(at(path))),
    keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }))),
  };
  return { open: () => Promise.resolve(cache) };
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('caches', fakeCaches());
  phone = await newPhone(server);
  stop = followWithCopies(phone, 20);
});

afterEach(() => {
  stop();
  delay = 0;
});

/** The copy holds that many notes. */
const copied = (count: number): Promise<void> => expect.poll(() => orphaned([]), { timeout: 3_000 }).toBe(count);

/** What the copies hold, sealed. */
const texts = async (): Promise<string[]> =>
  Promise.all((await namesOf(phone.person)).map(async (name) => (await readCopy(phone.person, name)) ?? ''));

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
  const again = await afterTheLoss();
  expect(await takeCopies(again)).toBe(3);
  expect(await again.db.outbox.toArray()).toEqual(before);
  expect(await takeCopies(again)).toBe(0);
  await again.db.setMeta('feed', { generation: 1, epoch: server.epoch, cursor: 0, scopes: null, building: null });
  await pushAll(again);
  expect(server.log.size).toBe(3);
});

test('a copy that cannot come back yet stays until it does: there was no room, or its key had not come', async () => {
  await startOuting({ kind: 'truck_outing' });
  const ring = phone.keys;
  const full = await afterTheLoss();
  vi.spyOn(full.db.outbox, 'bulkPut').mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'));
  await expect(takeCopies(full)).rejects.toThrow();
  await compareCopies(full);
  await full.db.setMeta('feed', { generation: 1, epoch: 'e', cursor: 7, scopes: null, building: null });
  full.keys = { newest: '', byKid: new Map() };
  expect([await takeCopies(full), await orphaned([])]).toEqual([0, 1]);
  await compareCopies(full);
  full.keys = ring;
  expect([await takeCopies(full), await full.db.outbox.count(), full.untaken.size]).toEqual([1, 1, 0]);
  expect(await takeCopies(full)).toBe(0);
});

test('nobody reads the copy without the organisation’s key, and it goes once all is received', async () => {
  await noteYouth({ channel: 'self', notice: { answer: 'agreed' }, name: { first_name: NAME }, ...men });
  const [text = ''] = await texts();
  expect(text.length).toBeGreaterThan(100);
  expect(text).not.toContain('youth');
  expect(text).not.toContain(NAME);
  await pushAll(phone);
  await copied(0);
  expect(await texts()).toEqual([]);
});

test('a phone that holds rows takes nothing from a copy: its own outbox is the truth', async () => {
  await startOuting({ kind: 'truck_outing' });
  stop();
  await phone.db.outbox.clear();
  await phone.db.setMeta('feed', { generation: 1, epoch: 'e', cursor: 7, scopes: null, building: null });
  expect(await takeCopies(phone)).toBe(0);
});

test('a note is said to be kept once it is kept twice', async () => {
  const said: number[] = [];
  const ignore = phone.watching.add((reading) => Promise.resolve(reading.pending.length), (waiting) => said.push(waiting));
  await expect.poll(() => said).toEqual([0]);
  delay = 60;
  const noting = startOuting({ kind: 'truck_outing' });
  await expect.poll(() => phone.db.outbox.count()).toBe(1);
  expect(said).toEqual([0]);
  await noting;
  expect(await orphaned([])).toBe(1);
  await expect.poll(() => said).toEqual([0, 1]);
  ignore();
});

test('whoever waited for a note and its copy can write the next at once, out of the first one’s transaction', async () => {
  stop();
  phone.copies = true;
  const outing = await startOuting({ kind: 'truck_outing' });
  for (let turns = 0; turns < 8; turns += 1) {
    for (let turn = 0; turn < turns; turn += 1) await null;
    expect(Dexie.currentTransaction).toBeNull();
    await meet(outing, men);
  }
  expect(await phone.db.outbox.count()).toBe(9);
});

test('a mended note, and what comes back from a rescue file, have their copy as soon as they are said to be kept', async () => {
  stop();
  phone.copies = true;
  const place = await createPlace({ name: 'Ici' });
  server.refuses = () => 'unknown_code';
  await pushAll(phone);
  await mendRefused((await phone.db.quarantine.toArray())[0]?.op ?? '', { kind: 'city_centre' });
  const [mended] = await phone.db.outbox.toArray();
  expect(mended?.changes[0]?.id).toBe(place);
  const { text } = await makeRescue();
  expect(await takeCopies(await afterTheLoss())).toBe(1);
  expect((await current().db.outbox.toArray())[0]?.op).toBe(mended?.op);
  await dropAllCopies(phone.person);
  await current().db.outbox.clear();
  current().copies = true;
  await takeRescue(text);
  expect(await texts()).toHaveLength(1);
});

test('a cache that fails, or never answers, holds no note back for long', async () => {
  vi.stubGlobal('caches', { open: () => Promise.reject(new Error('no room')) });
  await startOuting({ kind: 'truck_outing' });
  vi.stubGlobal('caches', { open: () => new Promise(() => undefined) });
  await startOuting({ kind: 'truck_outing' });
  expect(await phone.db.outbox.count()).toBe(2);
}, 10_000);

test('whoever is erased leaves the copies too', async () => {
  const noted = await noteYouth({ channel: 'self', notice: { answer: 'agreed' }, name: { first_name: NAME }, ...men });
  const erased = noted.what === 'file' ? [{ type: 'youth', id: noted.youth }] : [];
  const [before = ''] = await texts();
  await phone.db.transaction('rw', [phone.db.base, phone.db.outbox, phone.db.journal, phone.db.quarantine, phone.db.drafts, phone.db.meta], () =>
    scrub(phone.db, erased),
  );
  await expect.poll(async () => (await texts()).join(), { timeout: 3_000 }).not.toContain(before);
  const [after = ''] = await texts();
  expect(after.length).toBeLessThan(before.length);
  expect(await orphaned([])).toBe(1);
});
