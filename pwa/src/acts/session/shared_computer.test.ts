import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device } from '../../store/device';
import { AccountDb, databaseName } from '../../store/schema';
import { youths } from '../../store/views';
import { wipeWhole } from '../../store/wiping';
import { syncNow } from '../../sync';
import { FakeAccounts } from '../../sync/testing/accounts';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';
import { noteYouth } from '..';
import { acceptInvitation, beginOrganisation, invite, lock, openInvitationLink, session, signIn, signOut, unlockWithPassword, type SessionState } from '.';
import { start } from './door';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

/** What a browser keeps of a tab: it outlives a reload, not the tab. */
const tab = new Map<string, string>();
/** What a browser keeps in its caches, by path. */
const cache = new Map<string, string>();
const offline = () => Promise.reject(new TypeError());
const password = 'un mot de passe assez long';
const email = 'karim@essai.test';
let server: FakeServer;
let accounts: FakeAccounts;
let karim: string;

const now = (): SessionState => {
  let found: SessionState | undefined;
  session.subscribe((value) => (found = value))();
  if (!found) throw new Error('no session');
  return found;
};
const note = () =>
  noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: 'Inventé' } });
/** What this browser holds of Karim: his database, and what the first page knows. */
const kept = async () => ({
  database: (await indexedDB.databases()).some(({ name }) => name === databaseName(karim)),
  row: await device().accounts.get(karim),
});
const counts = async () => {
  const db = new AccountDb(karim);
  const [unsent, rows, keys] = [await db.outbox.count(), await db.base.count(), await db.keys.count()];
  db.close();
  return { unsent, rows, keys };
};
/** The tab is closed, and the app opened again in another. */
const openAnew = async () => {
  await lock();
  tab.clear();
  await start();
};
const NOTHING = { database: false, row: undefined };

beforeEach(async () => {
  server = new FakeServer();
  accounts = new FakeAccounts(server);
  tab.clear();
  cache.clear();
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('navigator', undefined);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => tab.get(key) ?? null,
    setItem: (key: string, value: string) => void tab.set(key, value),
    removeItem: (key: string) => void tab.delete(key),
  });
  const opened = {
    put: async (path: string, answer: Response) => void cache.set(path, await answer.text()),
    delete: (path: string) => Promise.resolve(cache.delete(path)),
    match: (path: string) => Promise.resolve(cache.has(path) ? new Response(cache.get(path)) : undefined),
    keys: () => Promise.resolve([...cache.keys()].map((path) => ({ url: `https://essai.test${path}` }))),
  };
  vi.stubGlobal('caches', { open: () => Promise.resolve(opened) });
  const beginning = await beginOrganisation({ organisation: 'Essai', name: 'Nadia', email: 'nadia@essai.test', password });
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  await acceptInvitation(await openInvitationLink(link), { name: 'Karim', email, password });
  await signOut();
  await device().accounts.clear();
  await signIn({ email, password, shared: true });
  karim = now().me?.id ?? '';
  await syncNow();
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
});

test('whoever signs out leaves nothing: no journal, no form, no name', async () => {
  await note();
  await syncNow();
  await signOut();
  expect(await kept()).toEqual(NOTHING);
  expect([...cache]).toEqual([]);
  expect(accounts.ended).toContainEqual({ account: karim, push_only: false });
});

test('without network all the same, and the server is told later', async () => {
  vi.stubGlobal('fetch', offline);
  await signOut();
  expect(await kept()).toMatchObject({ database: false, row: { name: '', email: '' } });
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(kept).toEqual(NOTHING);
  expect(accounts.ended).toContainEqual({ account: karim, push_only: false });
});

test('what was not sent stays without a name, is sent when the network is back, and goes', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await signOut();
  expect(await counts()).toEqual({ unsent: 1, rows: 0, keys: 0 });
  expect((await kept()).row).toMatchObject({ name: '', email: '' });
  expect(server.log.size).toBe(0);
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(kept).toEqual(NOTHING);
  expect(server.log.size).toBe(1);
});

test('a tab that is closed leaves nothing either, once the app is opened again', async () => {
  await note();
  await syncNow();
  await openAnew();
  expect(now()).toMatchObject({ stage: 'nobody', accounts: [], orphaned: 0 });
  await expect.poll(kept).toEqual(NOTHING);
  expect(accounts.ended).toContainEqual({ account: karim, push_only: false });
});

test('a tab that is loaded again goes on', async () => {
  await note();
  await syncNow();
  await lock();
  await start();
  expect(now()).toMatchObject({ stage: 'locked', me: { id: karim, name: 'Karim' } });
  vi.stubGlobal('fetch', offline);
  expect(await unlockWithPassword(password)).toBe('open');
  expect((await seen(youths()))).toHaveLength(1);
});

test('a tab closed on a note loses none: a session that holds sends it, one that is over leaves it for its person', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  const over = () => Response.json({ code: 'not_signed_in', message_fr: 'Non.', field: null, retry: false }, { status: 401 });
  vi.stubGlobal('fetch', () => Promise.resolve(over()));
  await openAnew();
  expect(now()).toMatchObject({ stage: 'nobody', accounts: [], orphaned: 1 });
  await expect.poll(async () => (await kept()).row).toMatchObject({ signedIn: false, closed: true, name: '' });
  expect(await counts()).toEqual({ unsent: 1, rows: 0, keys: 0 });
  await openAnew();
  expect(await counts()).toEqual({ unsent: 1, rows: 0, keys: 0 });
  vi.stubGlobal('fetch', server.fetch);
  await signIn({ email, password, shared: true });
  await syncNow();
  expect(server.log.size).toBe(1);
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  vi.stubGlobal('fetch', server.fetch);
  await openAnew();
  await expect.poll(kept).toEqual(NOTHING);
  expect(server.log.size).toBe(2);
});

test('a note of which a damaged database knows nothing stays in its second copy', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  await new AccountDb(karim).delete();
  await openAnew();
  expect(now()).toMatchObject({ stage: 'nobody', orphaned: 1 });
  vi.stubGlobal('fetch', server.fetch);
  await signIn({ email, password, shared: true });
  await syncNow();
  expect(server.log.size).toBe(1);
});

/** The next request to this path waits at the server until it is let go. */
const held = (path: string) => {
  let reached = false;
  let release: () => void = () => undefined;
  const waiting = new Promise<void>((go) => (release = go));
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (reached || !url.endsWith(path)) return server.fetch(url, init);
    reached = true;
    await waiting;
    return server.fetch(url, init);
  });
  return { reached: () => reached, release };
};

/** A note left unsent is on its way when its person signs in again. */
const backWhileSending = async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await signOut();
  const sending = held('/sync/push');
  await start();
  await expect.poll(sending.reached).toBe(true);
  await signIn({ email, password, shared: true });
  return sending;
};

test('whoever signs in again while what they left is being sent keeps the new session, and all that is open', async () => {
  const sending = await backWhileSending();
  await syncNow();
  const ended = accounts.ended.length;
  sending.release();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(accounts.ended).toHaveLength(ended);
  expect((await kept()).row).toMatchObject({ signedIn: true, closed: false, name: 'Karim' });
  expect(await seen(youths())).toHaveLength(1);
  expect((await counts()).keys).toBeGreaterThan(0);
});

test('a session found to be over is the one of before: whoever signed in since is still signed in', async () => {
  const sending = await backWhileSending();
  await syncNow();
  const over = { code: 'not_signed_in', message_fr: 'Non.', field: null, retry: false };
  vi.spyOn(server, 'fetch').mockImplementation(() => Promise.resolve(Response.json(over, { status: 401 })));
  sending.release();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await kept()).row).toMatchObject({ signedIn: true, closed: false });
  expect((await counts()).keys).toBeGreaterThan(0);
});

test('nothing of somebody who is back is emptied, even by whoever has not read that they are', async () => {
  const db = new AccountDb(karim);
  expect(await wipeWhole(db)).toBe(false);
  expect((await counts()).keys).toBeGreaterThan(0);
  db.close();
});
