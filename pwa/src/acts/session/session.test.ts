import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Locked } from '../../store/locked';
import { device } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { youths } from '../../store/views';
import { syncNow, syncState, type SyncState } from '../../sync';
import { FakeAccounts } from '../../sync/testing/accounts';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';
import { noteYouth, startOuting } from '..';
import {
  acceptInvitation,
  beginOrganisation,
  hasPin,
  invite,
  isConfigured,
  lock,
  mayChoosePin,
  openInvitationLink,
  session,
  setPin,
  signIn,
  signOut,
  switchTo,
  unlockWithPassword,
  unlockWithPin,
  type SessionState,
} from '.';
import { start } from './door';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

let server: FakeServer;
let accounts: FakeAccounts;
const password = 'un mot de passe assez long';
const said = { organisation: 'Essai', name: 'Nadia', email: 'Nadia@Essai.test', password };

const now = (): SessionState => {
  let found: SessionState | undefined;
  session.subscribe((value) => (found = value))();
  if (!found) throw new Error('no session');
  return found;
};
const syncing = (): SyncState | undefined => {
  let found: SyncState | undefined;
  syncState.subscribe((value) => (found = value))();
  return found;
};
const begin = async (): Promise<string> => {
  const beginning = await beginOrganisation(said);
  const typed = beginning.asked.map((at) => beginning.groups[at]?.toLowerCase() ?? '') as [string, string];
  await beginning.finish(typed);
  return now().me?.id ?? '';
};
const note = async (name: string) => {
  const noted = await noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: name } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const nameSeen = async () => {
  const [line] = await seen(youths(), ([one]) => one?.name.state === 'ok');
  return line?.name.state === 'ok' ? line.name.value.first_name : null;
};

beforeEach(() => {
  server = new FakeServer();
  accounts = new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
});

test('the first coordinator begins only once the recovery key has been read back', async () => {
  await start();
  expect(now().stage).toBe('nobody');
  expect(await isConfigured()).toBe(false);
  await expect(beginOrganisation({ ...said, password: 'court' })).rejects.toMatchObject({ field: 'password' });
  const beginning = await beginOrganisation(said);
  expect(beginning.groups).toHaveLength(8);
  expect(new Set(beginning.asked).size).toBe(2);
  await expect(beginning.finish(['AAAA', 'BBBB'])).rejects.toThrow('groupes');
  expect(accounts.organisation).toBeNull();
  const id = await begin();
  expect(now()).toMatchObject({ stage: 'open', me: { id, role: 'coordinator' }, pin: null, offlinePassword: true });
  expect(server.requests.map(({ text }) => text).join()).not.toContain(password);
});

test('a locked app shows no name and opens offline with the password', async () => {
  await begin();
  await note('Inventé');
  await lock();
  expect(now().stage).toBe('locked');
  expect(() => youths()).toThrow(Locked);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  expect(await unlockWithPassword('pas le bon mot de passe')).toBe('wrong');
  expect(await unlockWithPassword(password)).toBe('open');
  expect(await nameSeen()).toBe('Inventé');
});

test('a PIN opens offline; the fifth wrong one asks for the password, online, and loses no note', async () => {
  await begin();
  await note('Inventé');
  expect(mayChoosePin()).toBe(true);
  await expect(setPin('123456')).rejects.toMatchObject({ field: 'pin' });
  await setPin('12345678');
  expect(hasPin()).toBe(true);
  await lock();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  expect(now()).toMatchObject({ pin: { digits: 8, triesLeft: 5 }, offlinePassword: false });
  expect(await unlockWithPin('00000000')).toEqual({ ok: false, triesLeft: 4 });
  expect(await unlockWithPin('12345678')).toEqual({ ok: true });
  expect(mayChoosePin()).toBe(false);
  expect(await nameSeen()).toBe('Inventé');
  await lock();
  for (let left = 4; left >= 0; left -= 1) expect(await unlockWithPin('00000000')).toEqual({ ok: false, triesLeft: left });
  expect(await unlockWithPin('12345678')).toEqual({ ok: false, triesLeft: 0 });
  expect(await unlockWithPassword(password)).toBe('offline');
  vi.stubGlobal('fetch', server.fetch);
  expect(await unlockWithPassword(password)).toBe('open');
  expect(await nameSeen()).toBe('Inventé');
});

test('an invited person joins with keys of their own, and reads what the first one wrote', async () => {
  await begin();
  await note('Inventé');
  await syncNow();
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  expect(server.requests.map(({ text }) => text).join()).not.toContain(link.split('.').at(-1) ?? '');
  await signOut();
  const found = await openInvitationLink(link);
  expect(found).toMatchObject({ role: 'outreach', name: 'Karim', organisation: { name: 'Essai' } });
  const { email } = await acceptInvitation(found, { name: 'Karim', email: 'karim@essai.test', password });
  await expect(signIn({ email, password: 'pas le bon', shared: false })).rejects.toMatchObject({ code: 'wrong_sign_in' });
  await signIn({ email, password, shared: false });
  await syncNow();
  expect(await nameSeen()).toBe('Inventé');
  expect(syncing()).toMatchObject({ what: 'uptodate' });
});

test('management gets no key and is given none', async () => {
  await begin();
  const { link } = await invite({ role: 'management', name: 'Direction' }, 'https://essai.test');
  expect(accounts.invitations.at(-1)?.keys).toBeNull();
  await signOut();
  const { email } = await acceptInvitation(await openInvitationLink(link), { name: 'D', email: 'd@essai.test', password });
  await signIn({ email, password, shared: false });
  expect(now()).toMatchObject({ stage: 'open', me: { role: 'management' } });
});

test('signing out offline keeps what was not sent, sealed, and the next person’s phone sends it', async () => {
  const id = await begin();
  await syncNow();
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  await acceptInvitation(await openInvitationLink(link), { name: 'Karim', email: 'karim@essai.test', password });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await note('Inventé');
  await signOut();
  expect(now()).toMatchObject({ stage: 'nobody', accounts: [] });
  const left = new AccountDb(id);
  expect([await left.outbox.count(), await left.base.count(), await left.keys.count()]).toEqual([1, 0, 0]);
  left.close();
  vi.stubGlobal('fetch', server.fetch);
  await signIn({ email: 'karim@essai.test', password, shared: false });
  await syncNow();
  expect([...server.log.keys()]).toHaveLength(1);
  const pushes = server.requests.filter(({ path }) => path === '/sync/push').map(({ account }) => account);
  expect(new Set(pushes)).toEqual(new Set([id]));
  expect(accounts.ended).toContainEqual({ account: id, push_only: false });
});

test('two people on one phone do not see each other’s notes', async () => {
  await begin();
  await note('Inventé');
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  await acceptInvitation(await openInvitationLink(link), { name: 'Karim', email: 'karim@essai.test', password });
  const first = now().me?.id ?? '';
  await lock();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('/sync/') ? Promise.reject(new TypeError()) : server.fetch(url, init));
  await signIn({ email: 'karim@essai.test', password, shared: false });
  expect(await seen(youths())).toEqual([]);
  await startOuting({ kind: 'street_round' });
  await switchTo(first);
  expect(now()).toMatchObject({ stage: 'locked', me: { id: first } });
  expect(await unlockWithPassword(password)).toBe('open');
  expect(await nameSeen()).toBe('Inventé');
});

test('a withdrawn access takes names and keys away, and keeps what was not sent', async () => {
  const id = await begin();
  await syncNow();
  await note('Inventé');
  server.pushFaults.push({ is: 'status', status: 401, code: 'revoked' });
  await syncNow();
  await expect.poll(() => now().stage).toBe('nobody');
  const left = new AccountDb(id);
  expect([await left.outbox.count(), await left.base.count(), await left.keys.count()]).toEqual([1, 0, 0]);
  left.close();
});

test('an ended session keeps the app open, says so, and goes on after the password', async () => {
  await begin();
  await syncNow();
  await note('Inventé');
  server.faults.push({ is: 'status', status: 401, code: 'not_signed_in' });
  await syncNow();
  expect(syncing()).toMatchObject({ what: 'problem', code: 'not_signed_in', count: 1 });
  expect(await nameSeen()).toBe('Inventé');
  await lock();
  expect(await unlockWithPassword(password)).toBe('open');
  await syncNow();
  expect(syncing()).toMatchObject({ what: 'uptodate' });
});
