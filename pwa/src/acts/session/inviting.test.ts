import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device } from '../../store/device';
import { FakeAccounts } from '../../sync/testing/accounts';
import { FakeServer } from '../../sync/testing/server';
import { Offline, acceptInvitation, beginOrganisation, invite, lock, mayHaveJoined, openInvitationLink, session, signIn, type OpenInvitation } from '.';

// sealing has its own tests with the real Argon2id: here a hash stands for it, 100 times quicker
vi.mock('hash-wasm', () => ({
  argon2id: async ({ password, salt }: { password: Uint8Array; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...salt, ...password]))),
}));

let server: FakeServer;
let accounts: FakeAccounts;
const password = 'un mot de passe assez long';
/** Each test invites somebody else: what had no answer is remembered as long as the page. */
let invited = 0;

const invitation = async (): Promise<OpenInvitation> =>
  openInvitationLink((await invite({ role: 'outreach', name: 'Karim' }, 'https://essai.test')).link);
const said = (changes = {}) => ({ name: 'Karim', email: `Karim${invited}@essai.test`, password, ...changes });
const stage = () => {
  let found = '';
  session.subscribe(({ stage: now }) => (found = now))();
  return found;
};
/** The acceptance arrives, its answer does not; a proxy may say something in between. */
const unanswered = async (open: OpenInvitation, instead: () => Promise<Response> = () => Promise.reject(new TypeError())) => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await server.fetch(url, init);
    return url.endsWith('/accept') ? instead() : answer;
  });
  await expect(acceptInvitation(open, said())).rejects.toThrow();
  vi.stubGlobal('fetch', server.fetch);
};

beforeEach(async () => {
  invited += 1;
  server = new FakeServer();
  accounts = new FakeAccounts(server);
  vi.stubGlobal('fetch', server.fetch);
  const beginning = await beginOrganisation({ organisation: 'Essai', name: 'Nadia', email: 'nadia@essai.test', password });
  await beginning.finish(beginning.asked.map((at) => beginning.groups[at] ?? '') as [string, string]);
});

afterEach(async () => {
  await lock();
  await device().accounts.clear();
});

test('an acceptance whose answer was lost is tried again and ends well, with no session left behind', async () => {
  const open = await invitation();
  expect(mayHaveJoined(open, said().email)).toBe(false);
  await unanswered(open);
  expect(mayHaveJoined(open, said().email)).toBe(true);
  expect(await acceptInvitation(open, said())).toEqual({ email: `karim${invited}@essai.test` });
  expect(accounts.ended).toEqual([{ account: accounts.byEmail(`karim${invited}@essai.test`)?.person.id, push_only: false }]);
  expect(stage()).toBe('open'); // for who invited, as before
  await signIn({ ...said(), shared: false });
});

test('so does one that a proxy answered in the server’s place, or with another invitation', async () => {
  await unanswered(await invitation(), () => Promise.resolve(new Response('Bad gateway', { status: 502 })));
  expect(await acceptInvitation(await invitation(), said())).toEqual({ email: `karim${invited}@essai.test` });
  expect(accounts.people.size).toBe(2);
});

test('one that never arrived is simply taken the second time', async () => {
  const open = await invitation();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError()));
  await expect(acceptInvitation(open, said())).rejects.toThrow(Offline);
  vi.stubGlobal('fetch', server.fetch);
  await acceptInvitation(open, said());
  expect([accounts.people.size, accounts.ended]).toEqual([2, []]);
});

test('another password than the one that arrived, or another’s address, opens nothing', async () => {
  const open = await invitation();
  await expect(acceptInvitation(open, said({ email: 'nadia@essai.test' }))).rejects.toMatchObject({ code: 'already_done' });
  await unanswered(open);
  await expect(acceptInvitation(open, said({ password: 'un tout autre mot de passe' }))).rejects.toMatchObject({ code: 'invitation_over' });
  expect(mayHaveJoined(open, said().email)).toBe(true);
});

test('an invitation that somebody else has used is over', async () => {
  const open = await invitation();
  await acceptInvitation(open, said());
  await expect(acceptInvitation(open, said())).rejects.toMatchObject({ code: 'invitation_over' });
  expect(accounts.ended).toEqual([]);
});
