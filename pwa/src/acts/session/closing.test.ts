import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { received } from '../../store/received';
import { Account } from '../../store/account';
import { device, deviceId } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { syncNow } from '../../sync';
import { pushOthers } from '../../sync/others';
import { FakeAccounts } from '../../sync/testing/accounts';
import { FakeServer } from '../../sync/testing/server';
import { storage } from '../../sync/testing/storage';
import { noteYouth, saveDraft } from '..';
import { acceptInvitation, beginOrganisation, invite, lock, openInvitationLink, session, setPin, signIn, signOut, switchTo, unlockWithPin, type SessionState } from '.';
import { withdraw } from './closing';
import { start } from './door';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

const password = 'un mot de passe assez long';
const email = 'karim@essai.test';
const PIN = '12345678';
const figures = received<{ at: number }>('figures-6', 16);
let server: FakeServer;
/** Whose phone it is, and who else uses it. */
let nadia: string;
let karim: string;
const clock = Date.now;
let ahead = 0;
const minutes = (count: number) => void (ahead += count * 60_000);

const offline = () => Promise.reject(new TypeError());
const now = (): SessionState => {
  let found: SessionState | undefined;
  session.subscribe((value) => (found = value))();
  if (!found) throw new Error('no session');
  return found;
};
const note = () => noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: 'Inventé' } });
const asks = (person: string) => server.requests.filter(({ path, account, text }) => path === '/sessions' && account === person && !text).length;
const left = async (person: string) => {
  const db = new AccountDb(person);
  const [rows, keys, drafts] = await Promise.all([db.base.count(), db.keys.count(), db.drafts.count()]);
  const [outbox, refused] = [await db.outbox.count(), (await db.quarantine.toArray()).map(({ refusal }) => refusal.code)];
  db.close();
  return { rows, keys, drafts, outbox, refused };
};
const GONE = { rows: 0, keys: 0, drafts: 0, outbox: 0, refused: [] };

beforeEach(async () => {
  ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
  server = new FakeServer();
  new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
  const beginning = await beginOrganisation({ organisation: 'Essai', name: 'Nadia', email: 'nadia@essai.test', password });
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
  nadia = now().me?.id ?? '';
  const { link } = await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test');
  await acceptInvitation(await openInvitationLink(link), { name: 'Karim', email, password });
  await syncNow();
  await signIn({ email, password, shared: false });
  karim = now().me?.id ?? '';
  await setPin(PIN);
  await note();
  await syncNow();
  await saveDraft('youth/new/elsewhere', { name: 'Inventé' });
  figures.keep(localStorage, karim, '2026', { at: 1 });
  localStorage.setItem(`kaftruck-report-1-${karim}`, '{}');
  figures.keep(localStorage, nadia, '2026', { at: 1 });
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
  vi.mocked(Date.now).mockRestore();
});

test('a lost phone is locked: names, forms, figures and the code that opens them go, and the screen says so', async () => {
  await lock();
  await expect.poll(() => asks(karim)).toBe(1);
  expect(await left(karim)).toMatchObject({ drafts: 1 });
  server.revoked.add(karim);
  minutes(5);
  await start();
  await expect.poll(() => now()).toMatchObject({ stage: 'nobody', withdrawn: true });
  expect(await left(karim)).toEqual(GONE);
  expect(now().accounts.map(({ person }) => person)).toEqual([nadia]);
  expect(await device().accounts.get(karim)).toMatchObject({ signedIn: false, closed: true });
  expect(Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at))).toEqual([`kaftruck-figures-6-${nadia}`]);
});

test('what it had not sent stays, sealed, whether the server has kept it for review or not', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  server.revoked.add(karim);
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(() => left(karim)).toEqual({ ...GONE, refused: ['revoked'] });
});

test('so do notes of a session that can no longer send at all', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  server.pushFaults.push({ is: 'status', status: 401, code: 'revoked' });
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(() => left(karim)).toEqual({ ...GONE, outbox: 1 });
});

test('a colleague’s names go from behind the account that is open, which goes on', async () => {
  await lock();
  await signIn({ email: 'nadia@essai.test', password, shared: false });
  await syncNow();
  server.revoked.add(karim);
  minutes(5);
  await syncNow();
  await expect.poll(() => left(karim)).toEqual(GONE);
  expect(now()).toMatchObject({ stage: 'open', me: { id: nadia }, withdrawn: false });
  expect(now().accounts.map(({ person }) => person)).toEqual([nadia]);
});

test('an account that is open is withdrawn as before, and who else is here goes on being asked about', async () => {
  server.revoked.add(karim);
  await syncNow();
  expect(now()).toMatchObject({ stage: 'nobody', withdrawn: true });
  expect(await left(karim)).toEqual(GONE);
  expect(localStorage.getItem(`kaftruck-figures-6-${karim}`)).toBeNull();
  server.revoked.add(nadia);
  minutes(5);
  await start();
  await expect.poll(() => left(nadia)).toMatchObject({ rows: 0, keys: 0 });
});

test('the question is asked once a round at most, and not again within minutes', async () => {
  await lock();
  await expect.poll(() => asks(karim)).toBe(1);
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await unlockWithPin(PIN)).toEqual({ ok: true });
    await lock();
  }
  await switchTo(nadia);
  await expect.poll(() => asks(nadia)).toBe(1);
  expect(asks(karim)).toBe(1);
  minutes(5);
  await start();
  await expect.poll(() => asks(karim)).toBe(2);
});

test('without network nothing goes, and it is asked again', async () => {
  vi.stubGlobal('fetch', offline);
  await lock();
  expect(await left(karim)).toMatchObject({ drafts: 1, keys: 3 });
  server.revoked.add(karim);
  vi.stubGlobal('fetch', server.fetch);
  await start();
  await expect.poll(() => left(karim)).toEqual(GONE);
});

test('a session that was over is asked about too: the phone may be closed after its password was changed', async () => {
  await lock();
  await expect.poll(() => asks(karim)).toBe(1);
  await device().accounts.update(karim, { signedIn: false });
  server.revoked.add(karim);
  minutes(5);
  await start();
  await expect.poll(() => asks(nadia)).toBe(2);
  expect(asks(karim)).toBe(1);
  minutes(60);
  await start();
  await expect.poll(() => left(karim)).toEqual(GONE);
});

test('whoever signed in again while the answer was on its way is left alone', async () => {
  await lock();
  const who = await device().accounts.get(karim);
  if (!who) throw new Error('nobody');
  await signIn({ email, password, shared: false });
  await withdraw(new Account(who, 'phone', null, null));
  expect(now()).toMatchObject({ stage: 'open', me: { id: karim } });
  expect(await left(karim)).toMatchObject({ drafts: 1 });
});

test('two tabs that hear of it at once do not hurt each other', async () => {
  vi.stubGlobal('fetch', offline);
  await note();
  await lock();
  const who = await device().accounts.get(karim);
  if (!who) throw new Error('nobody');
  await Promise.all([withdraw(new Account(who, 'phone', null, null)), withdraw(new Account(who, 'phone', null, null))]);
  expect(await left(karim)).toEqual({ ...GONE, outbox: 1 });
  expect(now()).toMatchObject({ stage: 'nobody', withdrawn: true });
});

test('signing out takes the figures along, and who else is here goes on being asked about', async () => {
  server.revoked.add(nadia);
  minutes(5);
  await signOut();
  expect(localStorage.getItem(`kaftruck-figures-6-${karim}`)).toBeNull();
  await expect.poll(() => left(nadia)).toMatchObject({ rows: 0, keys: 0 });
});

test('what somebody left unsent reaches a server that was restored meanwhile, with what it lacks', async () => {
  const back = server.backup();
  await note();
  await syncNow();
  const had = server.log.size;
  vi.stubGlobal('fetch', offline);
  await note();
  await signOut();
  back('another epoch');
  expect(server.log.size).toBe(had - 1);
  vi.stubGlobal('fetch', server.fetch);
  await pushOthers(null, await deviceId(), async () => undefined);
  expect([server.log.size, (await left(karim)).outbox]).toEqual([had + 1, 0]);
});
