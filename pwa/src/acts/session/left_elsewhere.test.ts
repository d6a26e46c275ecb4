import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountDb, databaseName } from '../../store/schema';
import { FakeAccounts } from '../../sync/testing/accounts';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const password = 'un mot de passe assez long';
const email = 'karim@essai.test';
let server: FakeServer;
let accounts: FakeAccounts;

/** A tab of the browser: it has modules of its own, and shares what is stored. */
const openTab = async () => {
  vi.resetModules();
  const [session, door, acts, views, sync, device] = await Promise.all([
    import('.'),
    import('./door'),
    import('..'),
    import('../../store/views'),
    import('../../sync'),
    import('../../store/device'),
  ]);
  await door.start();
  const now = () => {
    let found: import('.').SessionState | undefined;
    session.session.subscribe((value) => (found = value))();
    return found;
  };
  const note = () => acts.noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: 'Inventé' } });
  return { ...session, ...sync, ...device, now, note, youths: views.youths };
};
type Tab = Awaited<ReturnType<typeof openTab>>;
let first: Tab;
let second: Tab;

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
const isOut = (tab: Tab) => expect.poll(() => tab.now(), { timeout: 9_000 }).toMatchObject({ stage: 'nobody', me: null, accounts: [] });
/** Karim is open in both tabs. */
const openTwice = async (shared: boolean): Promise<string> => {
  first = await openTab();
  await first.signIn({ email, password, shared });
  await first.syncNow();
  second = await openTab();
  expect(await second.unlockWithPassword(password)).toBe('open');
  return first.now()?.me?.id ?? '';
};

beforeEach(async () => {
  server = new FakeServer();
  accounts = new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  const tab = await openTab();
  const beginning = await tab.beginOrganisation({ organisation: 'Essai', name: 'Nadia', email: 'nadia@essai.test', password });
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
  const { link } = await tab.invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  await tab.acceptInvitation(await tab.openInvitationLink(link), { name: 'Karim', email, password });
  await tab.signOut();
  await tab.device().accounts.clear();
});

afterEach(async () => {
  await Promise.all([first.lock(), second.lock()]);
  await first.device().accounts.clear();
});

test('who signs out in one tab is out of the other, and a shared computer keeps nothing', async () => {
  const karim = await openTwice(true);
  await first.signOut();
  await isOut(second);
  expect(() => second.youths()).toThrow();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await databases()).not.toContain(databaseName(karim));
  expect(first.now()).toMatchObject({ stage: 'nobody', accounts: [] });
});

test('so is whoever is locked there', async () => {
  const karim = await openTwice(true);
  await second.lock();
  expect(second.now()).toMatchObject({ stage: 'locked', me: { id: karim } });
  await first.signOut();
  await isOut(second);
  expect(await databases()).not.toContain(databaseName(karim));
});

test('what was not sent stays sealed, on a phone of one’s own', async () => {
  const karim = await openTwice(false);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await second.note();
  await first.signOut();
  await isOut(second);
  const db = new AccountDb(karim);
  expect([await db.outbox.count(), await db.keys.count(), await db.base.count()]).toEqual([1, 0, 0]);
  db.close();
});

test('an access that is withdrawn in one tab closes the other', async () => {
  const karim = await openTwice(true);
  await second.syncNow();
  await first.note();
  await first.syncNow();
  await first.note();
  server.pushFaults.push({ is: 'status', status: 401, code: 'revoked' });
  await first.syncNow();
  await expect.poll(() => first.now()?.withdrawn).toBe(true);
  await isOut(second);
  const db = new AccountDb(karim);
  expect([await db.outbox.count(), await db.keys.count(), await db.base.count()]).toEqual([1, 0, 0]);
  db.close();
});

test('a database that a view made anew before it heard of the leaving goes too', async () => {
  const karim = await openTwice(true);
  await second.syncNow();
  await new AccountDb(karim).delete();
  await seen(second.youths(), () => true);
  await first.device().accounts.delete(karim);
  expect(await databases()).toContain(databaseName(karim));
  const channel = new BroadcastChannel('kaftruck-left');
  channel.postMessage(karim);
  await Promise.all([isOut(first), isOut(second)]);
  await expect.poll(databases).not.toContain(databaseName(karim));
  channel.close();
});

test('somebody else goes on in their tab, and no longer reads the name of who left', async () => {
  first = await openTab();
  await first.signIn({ email: 'nadia@essai.test', password, shared: false });
  second = await openTab();
  await second.signIn({ email, password, shared: true });
  await first.lock();
  expect(await first.unlockWithPassword(password)).toBe('open');
  expect(first.now()?.accounts.map(({ name }) => name).sort()).toEqual(['Karim', 'Nadia']);
  await second.signOut();
  await expect.poll(() => first.now()?.accounts.map(({ name }) => name)).toEqual(['Nadia']);
  expect(first.now()).toMatchObject({ stage: 'open', me: { name: 'Nadia' } });
  expect(accounts.people.size).toBe(2);
});
