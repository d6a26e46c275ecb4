import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { current } from '../../store/account';
import { Locked } from '../../store/locked';
import { device } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { youths } from '../../store/views';
import { FakeAccounts } from '../../sync/testing/accounts';
import { syncNow } from '../../sync';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';
import { noteYouth, readDraft, saveDraft, startOuting } from '..';
import { acceptInvitation, beginOrganisation, invite, lock, openInvitationLink, session, signIn, switchTo, unlockWithPassword, type SessionState } from '.';
import { start } from './door';

vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

let server: FakeServer;
const password = 'un mot de passe assez long';
const NAME = 'Zoé-Inventée';

const now = (): SessionState => {
  let found: SessionState | undefined;
  session.subscribe((value) => (found = value))();
  if (!found) throw new Error('no session');
  return found;
};

const note = () => noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: NAME }, note: 'Un mot inventé' });

/** Everything that this phone stores, as text; keys have none. */
const stored = async (): Promise<string> => {
  const texts: string[] = [];
  for (const name of await Dexie.getDatabaseNames()) {
    const db = await new Dexie(name).open();
    for (const table of db.tables) texts.push(JSON.stringify(await table.toArray()));
    db.close();
  }
  return texts.join('\n');
};

beforeEach(async () => {
  server = new FakeServer();
  new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
  const beginning = await beginOrganisation({ organisation: 'Essai', name: 'Nadia', email: 'nadia@essai.test', password });
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
});

test('after a lock no name is left: not on the phone’s disk, nor in what the app held in memory', async () => {
  await note();
  await seen(youths(), ([one]) => one?.name.state === 'ok');
  await saveDraft('youth/new/elsewhere', { name: NAME });
  const account = current();
  const [line] = [...(await account.db.outbox.toArray()), ...(await account.db.journal.toArray())];
  const youth = line?.changes[0];
  expect(account.opened.value('youth', youth?.id ?? '', 'name', String(youth?.set?.name))).toMatchObject({ first_name: NAME });
  await lock();
  expect([account.keys, account.privateKey]).toEqual([null, null]);
  expect(account.opened.read('youth', youth?.id ?? '', 'name', String(youth?.set?.name))).toEqual({ state: 'no_key' });
  expect(() => current()).toThrow(Locked);
  const text = await stored();
  expect(text).toContain(youth?.id);
  for (const word of [NAME, 'Un mot inventé', password]) expect(text).not.toContain(word);
  expect(JSON.stringify(now())).not.toContain(NAME);
});

test('the screen empties before anything is waited for', async () => {
  const locking = lock();
  expect(now()).toMatchObject({ stage: 'starting', me: null });
  await locking;
  expect(now().stage).toBe('locked');
});

test('what a form was keeping when the phone locks is there when it opens again', async () => {
  void saveDraft('youth/new/elsewhere', { name: NAME });
  await lock();
  expect(await unlockWithPassword(password)).toBe('open');
  expect(await readDraft('youth/new/elsewhere')).toEqual({ name: NAME });
});

test('what was unsent goes on being sent while locked, by its own person, and the count follows without a name', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await startOuting({ kind: 'truck_outing' });
  const me = now().me?.id ?? '';
  await lock();
  expect(now().unsent).toEqual({ [me]: 1 });
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(() => now().unsent).toEqual({ [me]: 0 });
  expect(server.log.size).toBe(1);
  expect(server.requests.filter(({ path }) => path === '/sync/pull' ).every(({ account }) => account === me)).toBe(true);
  const db = new AccountDb(me);
  expect([await db.outbox.count(), await db.journal.count()]).toEqual([0, 1]);
  db.close();
});

test('two people take turns: what the first one left is sent by their own session while the second works', async () => {
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  const first = now().me?.id ?? '';
  await acceptInvitation(await openInvitationLink(link), { name: 'Karim', email: 'karim@essai.test', password });
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => (url.includes('/sync/') ? Promise.reject(new TypeError()) : server.fetch(url, init)));
  await note();
  await signIn({ email: 'karim@essai.test', password, shared: false });
  const second = now().me?.id ?? '';
  await startOuting({ kind: 'street_round' });
  await switchTo(first);
  expect(now()).toMatchObject({ stage: 'locked', me: { id: first }, unsent: { [first]: 1, [second]: 1 } });
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(() => server.log.size).toBe(2);
  const pushes = server.requests.filter(({ path }) => path === '/sync/push');
  expect(new Set(pushes.map(({ account }) => account))).toEqual(new Set([first, second]));
});

test('the longest wait that the coordination sets holds as soon as it is read, and after the app was killed', async () => {
  const { me } = now();
  const id = me?.organisation.id ?? '';
  expect(now().lockMinutes).toBe(5);
  server.give('organisation', id, { name: 'Essai', settings: { lock_minutes: 1 } });
  await syncNow();
  await vi.waitFor(() => expect(now().lockMinutes).toBe(1));
  expect((await device().accounts.toArray())[0]?.organisation.settings).toEqual({ lock_minutes: 1 });
});
