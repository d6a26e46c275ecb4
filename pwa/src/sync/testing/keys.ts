import { CompactEncrypt } from 'jose';
import { parse } from 'uuid';
import type { components } from '../../domain/api.gen';
import { importPublic } from '../../seal/person_key';
import { derive } from '../../seal/derive';
import { b64url, randomBytes } from '../../seal/bytes';
import { no, type FakeAccounts } from './accounts';
import type { FakeServer } from './server';

type Schemas = components['schemas'];
const done = (): Response => new Response(null, { status: 204 });

/** Keys, leaving, passwords and recovery in memory: the endpoints beside those of `FakeAccounts`. */
export const keyRoutes = (accounts: FakeAccounts, server: FakeServer) => (path: string, asked: string, body: unknown): unknown => {
  const routes: Record<string, () => unknown> = {
    '/people': () => people(accounts),
    '/keys': () => (body ? rotate(accounts, body as Schemas['NewKey']) : overview(accounts)),
    '/grants': () => give(accounts, (body as Schemas['MoreGrants']).grants),
    '/me/password': () => password(accounts, asked, body as Schemas['NewPassword']),
    '/recovery': () => begin(accounts, (body as Schemas['Address']).email),
    '/recovery/accept': () => accept(accounts, body as Schemas['RecoveryProof']),
  };
  const [, left, phone] = /^\/people\/([^/]+)(\/devices\/[^/]+)?\/revoke$/.exec(path) ?? [];
  if (left && phone) return lose(accounts);
  return left ? leave(accounts, server, left) : routes[path]?.();
};

const people = ({ people: all }: FakeAccounts): Partial<Schemas['Colleague']>[] =>
  [...all].map(([id, { person, role, revokedAt = null }]) => ({
    id,
    role,
    name: person.name,
    revoked_at: revokedAt,
    public_key: person.public_key,
    public_key_mac: person.public_key_mac,
    devices: [],
  }));

const leave = (accounts: FakeAccounts, server: FakeServer, id: string): Response => {
  const kept = accounts.people.get(id);
  if (!kept) return no(404, 'not_found');
  accounts.people.set(id, { ...kept, grants: [], revokedAt: server.instant });
  accounts.keyDue = true;
  return done();
};

const lose = (accounts: FakeAccounts): Response => {
  accounts.keyDue = true;
  return done();
};

const overview = ({ people: all, keys, recovery, keyDue }: FakeAccounts): unknown => {
  const newest = keys.at(-1)?.kid;
  return {
    kids: keys.map(({ kid }) => kid),
    newest_kid: newest,
    recovery_public_key: recovery?.public_key,
    recovery_public_key_mac: recovery?.public_key_mac,
    recovery_grants: keys,
    people: [...all]
      .filter(([, { role, revokedAt, grants }]) => role !== 'management' && !revokedAt && !grants.some(({ kid }) => kid === newest))
      .map(([id]) => id),
    new_key_due: keyDue,
  };
};

const rotate = (accounts: FakeAccounts, { kid, grants, recovery_grant, left_out }: Schemas['NewKey']): unknown => {
  const named = new Set([...grants.map(({ person_id }) => person_id), ...left_out]);
  const holders = [...accounts.people].filter(([, kept]) => kept.grants.length).map(([id]) => id);
  if (holders.some((id) => !named.has(id))) return no(409, 'team_changed');
  accounts.keys.push({ kid, jwe: recovery_grant });
  accounts.keyDue = false;
  for (const { person_id, jwe } of grants) accounts.people.get(person_id)?.grants.push({ kid, jwe });
  return overview(accounts);
};

const give = ({ people: all }: FakeAccounts, grants: Schemas['PersonGrant'][]): Response => {
  for (const { person_id, kid, jwe } of grants) {
    const kept = all.get(person_id);
    if (kept) kept.grants = [...kept.grants.filter((one) => one.kid !== kid), { kid, jwe }];
  }
  return done();
};

const password = ({ people: all }: FakeAccounts, id: string, { auth_old, ...fresh }: Schemas['NewPassword']): Response => {
  const kept = all.get(id);
  if (!kept || kept.person.auth !== auth_old) return no(401, 'wrong_sign_in');
  Object.assign(kept.person, fresh);
  return done();
};

const nonce = randomBytes(32);
const challengeOf = (id: string | undefined) => new Uint8Array([...nonce, ...(id ? parse(id) : new Uint8Array(16))]);

const begin = async (accounts: FakeAccounts, email: string): Promise<Response> => {
  const { recovery, keys } = accounts;
  if (!recovery) return no(404, 'not_found');
  const id = accounts.byEmail(email)?.person.id;
  const challenge = await new CompactEncrypt(challengeOf(id))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: 'recovery-challenge' })
    .encrypt(await importPublic(recovery.public_key));
  const { private_key, public_key } = recovery;
  return Response.json({ private_key, public_key, grants: keys, challenge, ticket: 'ticket' });
};

const accept = async (accounts: FakeAccounts, { email, proof, person, grants }: Schemas['RecoveryProof']): Promise<Response> => {
  const kept = accounts.byEmail(email);
  if (!kept || proof !== b64url(await derive(challengeOf(kept.person.id), 'kaftruck recovery proof'))) return no(401, 'wrong_recovery');
  Object.assign(kept.person, person);
  kept.grants = grants;
  return Response.json({ person_id: kept.person.id, email });
};
