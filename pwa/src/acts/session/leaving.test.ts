import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Role } from '../../domain/records';
import { sealedWith } from '../../seal';
import { current } from '../../store/account';
import { device } from '../../store/device';
import { RESEAL } from '../../store/schema';
import { syncSummary, youths } from '../../store/views';
import { syncNow } from '../../sync';
import { FakeAccounts } from '../../sync/testing/accounts';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';
import { noteYouth } from '..';
import {
  acceptInvitation,
  beginOrganisation,
  changePassword,
  finishLeaving,
  grantCompared,
  invite,
  lackingKeys,
  leaving,
  lock,
  Offline,
  openInvitationLink,
  ownFingerprint,
  recover,
  revoke,
  signIn,
  signOut,
  unlockWithPassword,
  type Leaving,
} from '.';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

let server: FakeServer;
let accounts: FakeAccounts;
let paper: string;
const password = 'un mot de passe assez long';
const email = 'nadia@essai.test';

const left = (): Leaving => {
  let found: Leaving = { what: 'idle' };
  leaving.subscribe((value) => (found = value))();
  return found;
};
const note = (name: string) =>
  noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: name } });
const join = async (name: string, role: Role = 'outreach'): Promise<string> => {
  const { link } = await invite({ role, name }, 'https://essai.test');
  const address = `${name.toLowerCase()}@essai.test`;
  await acceptInvitation(await openInvitationLink(link), { name, email: address, password });
  return accounts.byEmail(address)?.person.id ?? '';
};
/** By which keys the names on the server are sealed. */
const kids = () =>
  [...server.rows.values()].flatMap(({ set }) => (typeof set.name === 'string' && set.name.includes('.') ? sealedWith(set.name) : []));
const names = async (count: number): Promise<string[]> => {
  const lines = await seen(youths(), (all) => all.length === count && all.every(({ name }) => name.state === 'ok'));
  return lines.map(({ name }) => (name.state === 'ok' ? (name.value.first_name ?? '') : '')).sort();
};
const isFinished = () => expect.poll(left, { timeout: 9_000 }).toEqual({ what: 'idle' });

beforeEach(async () => {
  server = new FakeServer();
  accounts = new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
  const beginning = await beginOrganisation({ organisation: 'Essai', name: 'Nadia', email, password });
  paper = beginning.groups.join(' ');
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
});

test('when someone leaves a new key seals, those who stay hold it, and older names are sealed again', async () => {
  const [karim, thomas] = [await join('Karim'), await join('Thomas')];
  for (const name of ['Un', 'Deux', 'Trois']) await note(name);
  await syncNow();
  const [old] = kids();
  expect(await revoke(thomas)).toBe('done');
  const newest = accounts.keys.at(-1)?.kid;
  expect(newest).not.toBe(old);
  expect(current().keys?.newest).toBe(newest);
  expect(accounts.people.get(karim)?.grants.map(({ kid }) => kid)).toEqual([old, newest]);
  expect(accounts.people.get(thomas)?.grants).toEqual([]);
  await isFinished();
  expect(kids()).toEqual([newest, newest, newest]);
  expect(await names(3)).toEqual(['Deux', 'Trois', 'Un']);
  await lock();
  await signIn({ email: 'karim@essai.test', password, shared: false });
  await syncNow();
  expect(await names(3)).toEqual(['Deux', 'Trois', 'Un']);
});

test('sealing again goes on after a closed tab, from where it was', async () => {
  const thomas = await join('Thomas');
  for (let count = 0; count < 60; count += 1) await note(`Jeune ${count}`);
  await syncNow();
  const [old] = kids();
  let pushes = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    // the network goes once the first fifty are there
    if (url.includes('/sync/push') && (pushes += 1) > 1) return Promise.reject(new TypeError());
    return server.fetch(url, init);
  });
  await revoke(thomas);
  await expect.poll(() => kids().filter((kid) => kid === old).length, { timeout: 9_000 }).toBe(10);
  await expect.poll(left, { timeout: 9_000 }).toMatchObject({ what: 'resealing', done: 50, total: 60 });
  const { db } = current();
  await expect.poll(() => db.outbox.filter(({ name }) => name === RESEAL).count()).toBe(10);
  expect(await seen(syncSummary())).toMatchObject({ here: 0, sending: 0 });
  await lock();
  vi.stubGlobal('fetch', server.fetch);
  expect(await unlockWithPassword(password)).toBe('open');
  await isFinished();
  expect(kids()).not.toContain(old);
  expect(await names(60)).toHaveLength(60);
  expect(await current().db.getMeta('reseal')).toBeUndefined();
});

test('a key that could not be made when someone left is made later, and once', async () => {
  const thomas = await join('Thomas');
  await note('Un');
  await syncNow();
  let reached = false;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await server.fetch(url, init);
    if (!url.endsWith('/keys') || init.method !== 'POST') return answer;
    reached = true;
    throw new TypeError('the answer is lost');
  });
  expect(await revoke(thomas)).toBe('key_due');
  expect([reached, left()]).toEqual([true, { what: 'key', trying: false, device: false }]);
  vi.stubGlobal('fetch', server.fetch);
  await finishLeaving();
  await isFinished();
  expect(accounts.keys).toHaveLength(2);
  expect(kids()).toEqual([accounts.keys.at(-1)?.kid]);
});

/** Everything but the making of a new key reaches the server. */
const withoutNewKey = () =>
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.endsWith('/keys') && init.method === 'POST' ? Promise.reject(new TypeError()) : server.fetch(url, init),
  );

test('a key that is due for one is made although another could not be put out meanwhile', async () => {
  const [karim, thomas] = [await join('Karim'), await join('Thomas')];
  withoutNewKey();
  expect(await revoke(thomas)).toBe('key_due');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await expect(revoke(karim)).rejects.toThrow(Offline);
  vi.stubGlobal('fetch', server.fetch);
  await finishLeaving();
  expect(accounts.keys).toHaveLength(2);
  expect(accounts.people.get(karim)?.grants.at(-1)?.kid).toBe(accounts.keys.at(-1)?.kid);
  await isFinished();
  expect(await current().db.getMeta('rotation')).toBeUndefined();
});

test.each([['a person', null], ['a phone', 'a1']])(
  'the next coordinator makes the key that is due for %s when who began it left nothing on a shared computer',
  async (_, phone) => {
    await join('Élise', 'coordinator');
    const thomas = await join('Thomas');
    await note('Un');
    await lock();
    await signIn({ email, password, shared: true });
    await syncNow();
    withoutNewKey();
    expect(await revoke(thomas, phone)).toBe('key_due');
    await signOut();
    vi.stubGlobal('fetch', server.fetch);
    await signIn({ email: 'élise@essai.test', password, shared: false });
    await expect.poll(() => accounts.keys.length, { timeout: 9_000 }).toBe(2);
    await expect.poll(kids, { timeout: 9_000 }).toEqual([accounts.keys.at(-1)?.kid]);
    await isFinished();
  },
);

test('whoever opens the app while nothing is due makes no key', async () => {
  await join('Thomas');
  await lock();
  await signIn({ email, password, shared: false });
  await finishLeaving();
  await isFinished();
  expect(accounts.keys).toHaveLength(1);
});

test('a server of before does not say what is due: this browser remembers it', async () => {
  const thomas = await join('Thomas');
  withoutNewKey();
  await revoke(thomas);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await server.fetch(url, init);
    if (!url.endsWith('/keys')) return answer;
    const { new_key_due, ...said } = (await answer.json()) as Record<string, unknown>;
    return Response.json(new_key_due === undefined ? {} : said);
  });
  await finishLeaving();
  await isFinished();
  await finishLeaving();
  expect(accounts.keys).toHaveLength(2);
});

test('while a lost phone’s new key is due, it is the phone that is said to be closed, not its person', async () => {
  const thomas = await join('Thomas');
  withoutNewKey();
  expect(await revoke(thomas, 'a phone')).toBe('key_due');
  expect(left()).toEqual({ what: 'key', trying: false, device: true });
});

test('an access that the server would not withdraw leaves nothing to do', async () => {
  await expect(revoke('nobody')).rejects.toMatchObject({ code: 'not_found' });
  expect(await current().db.getMeta('rotation')).toBeUndefined();
  expect(accounts.keys).toHaveLength(1);
});

test('a public key that nobody vouches for is given nothing until its fingerprint was compared', async () => {
  const [karim, thomas] = [await join('Karim'), await join('Thomas')];
  const kept = accounts.people.get(karim);
  if (kept) kept.person = { ...kept.person, public_key_mac: `${accounts.keys[0]?.kid}.${'A'.repeat(43)}` };
  await revoke(thomas);
  const newest = accounts.keys.at(-1)?.kid;
  expect(kept?.grants.map(({ kid }) => kid)).not.toContain(newest);
  const [unsure, ...others] = await lackingKeys();
  expect([unsure?.name, others]).toEqual(['Karim', []]);
  await isFinished();
  await lock();
  await signIn({ email: 'karim@essai.test', password, shared: false });
  expect(await ownFingerprint()).toBe(unsure?.fingerprint);
  await lock();
  await signIn({ email, password, shared: false });
  if (unsure) await grantCompared(unsure);
  expect(kept?.grants.map(({ kid }) => kid)).toContain(newest);
  expect(await lackingKeys()).toEqual([]);
});

test('no key is made for a recovery key that is not the one on paper', async () => {
  const thomas = await join('Thomas');
  if (accounts.recovery) accounts.recovery.public_key_mac = '';
  await expect(revoke(thomas)).rejects.toThrow('autre clé de secours');
  expect(accounts.keys).toHaveLength(1);
});

test('a new password opens the same keys, offline too, and the old one nothing', async () => {
  await note('Un');
  await syncNow();
  const chosen = 'un tout autre mot de passe';
  await expect(changePassword({ old: 'pas le bon mot', new: chosen })).rejects.toMatchObject({ field: 'old' });
  await expect(changePassword({ old: password, new: 'court' })).rejects.toMatchObject({ field: 'password' });
  await changePassword({ old: password, new: chosen });
  await lock();
  await expect(signIn({ email, password, shared: false })).rejects.toMatchObject({ code: 'wrong_sign_in' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  expect(await unlockWithPassword(chosen)).toBe('open');
  expect(await names(1)).toEqual(['Un']);
});

test('the key on paper gives new keys that open everything, however it is typed', async () => {
  await join('Thomas');
  await note('Un');
  await syncNow();
  await lock();
  await device().accounts.clear();
  const newPassword = 'encore un autre mot de passe';
  const typed = paper.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  await expect(recover({ email, recoveryKey: 'ABCD', newPassword })).rejects.toMatchObject({ field: 'recoveryKey' });
  const wrong = '0000-'.repeat(8).slice(0, -1);
  await expect(recover({ email, recoveryKey: wrong, newPassword })).rejects.toMatchObject({ field: 'recoveryKey' });
  expect(await recover({ email, recoveryKey: typed, newPassword })).toEqual({ email });
  await signIn({ email, password: newPassword, shared: false });
  await syncNow();
  expect(await names(1)).toEqual(['Un']);
  expect(server.requests.map(({ text }) => text).join()).not.toContain(paper.slice(0, 9));
});
