import { expect, test } from 'vitest';
import { DEFAULT_STRETCH, WeakStretch } from './argon';
import { randomBytes, utf8 } from './bytes';
import { CannotOpen, importSealingKey, sealDirect } from './jwe';
import {
  grant,
  newOrganisationKey,
  openGrant,
  openGrants,
  organisationKeys,
} from './organisation_keys';
import { newSalt, stretch } from './password';
import {
  importPrivate,
  newPersonKey,
  openPrivate,
  openPrivateJwk,
  rewrapPrivate,
  wrapPrivate,
} from './person_key';
import { fingerprint, isVouchedFor, vouchFor } from './vouching';

const wrapKey = () => importSealingKey(randomBytes(32));

test('an accent typed in two keystrokes is the same password', async () => {
  const salt = newSalt();
  const auth = async (password: string) => (await stretch(password, salt)).auth;
  expect(await auth('Cafe\u0301')).toBe(await auth('Café'));
  expect(await auth('Cafe')).not.toBe(await auth('Café'));
});

test.each([
  { memory_kib: 8 },
  { iterations: 1 },
  { iterations: 2.5 },
  { memory_kib: 4_000_000 },
  { iterations: 1000 },
])('a server can neither cheapen nor stall the password: %o', async (change) => {
  const params = { ...DEFAULT_STRETCH, ...change };
  await expect(stretch('Café du camion', newSalt(), params)).rejects.toThrow(WeakStretch);
});

test('no key in memory can be read back', async () => {
  const pair = await newPersonKey();
  const wrap = await wrapKey();
  const privateKey = await openPrivate(await wrapPrivate(pair.privateJwk, wrap), wrap);
  const keys = await openGrants([await grant(newOrganisationKey(), pair.publicJwk)], privateKey);
  const { seal, vouch } = keys.byKid.get(keys.newest) ?? {};
  for (const key of [wrap, privateKey, seal, vouch]) expect(key?.extractable).toBe(false);
});

test('a grant opens for its person only', async () => {
  const [person, other] = [await newPersonKey(), await newPersonKey()];
  const key = newOrganisationKey();
  const sealed = await grant(key, person.publicJwk);
  expect(await openGrant(sealed, await importPrivate(person.privateJwk))).toEqual(key);
  const theirs = await importPrivate(other.privateJwk);
  await expect(openGrant(sealed, theirs)).rejects.toThrow(CannotOpen);
});

test('a grant is made to a public key only', async () => {
  const nothing = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' };
  await expect(grant(newOrganisationKey(), nothing)).rejects.toThrow(CannotOpen);
});

test('a broken old grant costs its own key, a broken newest one everything', async () => {
  const { publicJwk, privateJwk } = await newPersonKey();
  const privateKey = await importPrivate(privateJwk);
  const key = newOrganisationKey();
  const good = await grant(key, publicJwk);
  expect([...(await openGrants(['broken', good], privateKey)).byKid.keys()]).toEqual([key.kid]);
  await expect(openGrants([good, 'broken'], privateKey)).rejects.toThrow(CannotOpen);
  await expect(openGrants([], privateKey)).rejects.toThrow(CannotOpen);
  await expect(organisationKeys([])).rejects.toThrow(CannotOpen);
});

test('a new password opens the same key and the old one no longer', async () => {
  const { privateJwk } = await newPersonKey();
  const [old, next] = [await wrapKey(), await wrapKey()];
  const wrapped = await rewrapPrivate(await wrapPrivate(privateJwk, old), old, next);
  expect(await openPrivateJwk(wrapped, next)).toEqual(privateJwk);
  await expect(openPrivate(wrapped, old)).rejects.toThrow(CannotOpen);
});

test.each(['[]', '{}', 'not json', 'null', '{"kty":"EC","crv":"P-256","x":"A","y":"A","d":"A"}'])(
  'something else under the wrap key is no private key: %s',
  async (text) => {
    const wrap = await wrapKey();
    const sealed = await sealDirect(utf8(text), wrap, {});
    await expect(openPrivate(sealed, wrap)).rejects.toThrow(CannotOpen);
  },
);

test('a public key slipped in by the server is not vouched for', async () => {
  const raw = newOrganisationKey();
  const keys = await organisationKeys([raw]);
  const others = await organisationKeys([{ ...newOrganisationKey(), kid: raw.kid }]);
  const [person, slipped] = [await newPersonKey(), await newPersonKey()];
  const tag = await vouchFor(keys, 'person-1', person.publicJwk);
  expect(await isVouchedFor(keys, 'person-1', person.publicJwk, tag)).toBe(true);
  expect(await isVouchedFor(keys, 'person-1', slipped.publicJwk, tag)).toBe(false);
  expect(await isVouchedFor(keys, 'person-2', person.publicJwk, tag)).toBe(false);
  expect(await isVouchedFor(others, 'person-1', person.publicJwk, tag)).toBe(false);
  for (const broken of ['', '.', raw.kid, `${raw.kid}.`, `${raw.kid}.é`, `${tag}.AAAA`, '0.AAAA'])
    expect(await isVouchedFor(keys, 'person-1', person.publicJwk, broken)).toBe(false);
});

test('who was vouched for before a rotation still is after it', async () => {
  const [old, next] = [newOrganisationKey(), newOrganisationKey()];
  const { publicJwk } = await newPersonKey();
  const tag = await vouchFor(await organisationKeys([old]), 'person-1', publicJwk);
  const both = await organisationKeys([old, next]);
  expect(await isVouchedFor(both, 'person-1', publicJwk, tag)).toBe(true);
  expect(await vouchFor(both, 'person-1', publicJwk)).not.toBe(tag);
});

test('two people compare four groups of four', async () => {
  const [one, two] = [await newPersonKey(), await newPersonKey()];
  expect(await fingerprint(one.publicJwk)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await fingerprint(one.privateJwk)).toBe(await fingerprint(one.publicJwk));
  expect(await fingerprint(one.publicJwk)).not.toBe(await fingerprint(two.publicJwk));
});
