import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argon } from './argon_here';
import { b64url, utf8, type Bytes } from './bytes';
import { crockford } from './crockford';
import { derive } from './derive';
import { openField, sealAt } from './field';
import { openInvitation } from './invitation';
import { importSealingKey, openDirect } from './jwe';
import { openGrants, organisationKeys } from './organisation_keys';
import { stretch } from './password';
import { openPrivate } from './person_key';
import { openRecovery, parseRecovery } from './recovery';
import { fingerprint, isVouchedFor, thumbprint } from './vouching';

const golden = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../tests/golden/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, any>;
const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const vectors = golden('sealing-vectors');

test('the password vector is reproduced', async () => {
  const { password, salt_hex, argon2id, ...out } = vectors.password;
  const master = await argon({ secret: utf8(password), salt: hex(salt_hex), params: argon2id });
  expect(toHex(master)).toBe(out.master_hex);
  expect(toHex(await derive(master, 'kaftruck wrap'))).toBe(out.wrap_key_hex);
  const stretched = await stretch(password, b64url(hex(salt_hex)), argon2id);
  expect(stretched.auth).toBe(out.auth_key_b64url);
  expect(stretched.wrapKey.extractable).toBe(false);
});

test('the field vector opens, and is reproduced to the byte', async () => {
  const { organisation_key_hex, kid, ctx, plaintext, padded_length, iv_hex, jwe } =
    vectors.sealed_field;
  const key = hex(organisation_key_hex);
  const keys = await organisationKeys([{ kid, key }]);
  const [type, id, field] = ctx.split('/');
  const value = JSON.parse(plaintext);
  expect(await openField(keys, jwe, type, id, field)).toEqual({ ok: true, value });
  const opened = await openDirect(jwe, await importSealingKey(key));
  expect(opened.plaintext.length).toBe(padded_length);
  expect(new TextDecoder().decode(opened.plaintext).trimEnd()).toBe(plaintext);
  expect(await sealAt(keys, ctx, value, hex(iv_hex))).toBe(jwe);
});

test('the recovery vector is reproduced', async () => {
  const { bytes_hex, crockford_base32, wrap_key_hex } = vectors.recovery;
  expect(crockford(hex(bytes_hex))).toBe(crockford_base32);
  expect(parseRecovery(crockford_base32)).toEqual(hex(bytes_hex));
  expect(toHex(await derive(hex(bytes_hex), 'kaftruck recovery'))).toBe(wrap_key_hex);
});

test('the invitation vector is reproduced', async () => {
  const { secret_b64url, wrap_key_hex } = vectors.invitation;
  const secret = new Uint8Array(Buffer.from(secret_b64url, 'base64url'));
  expect(toHex(await derive(secret, 'kaftruck invitation'))).toBe(wrap_key_hex);
});

describe.each(['sealed-by-python', 'sealed-by-browser'])('everything in %s opens', (name) => {
  const file = golden(name);
  const wrapKey = () => importSealingKey(hex(file.wrap_key_hex));

  test('grants, and the fields under them', async () => {
    const privateKey = await openPrivate(file.wrapped_private, await wrapKey());
    const keys = await openGrants(file.grants, privateKey);
    expect(keys.newest).toBe(file.organisation_keys.at(-1).kid);
    expect(file.fields.length).toBeGreaterThan(3);
    for (const { type, id, field, jwe, value } of file.fields)
      expect(await openField(keys, jwe, type, id, field)).toEqual({ ok: true, value });
  });

  test('the invitation', async () => {
    const keys = await openInvitation(file.invitation.sealed, file.invitation.secret);
    expect(keys.map(({ kid, key }) => ({ kid, key_hex: toHex(key) }))).toEqual(
      file.organisation_keys,
    );
  });

  test('the recovery key', async () => {
    const { text, wrapped_private, grants } = file.recovery;
    const keys = await openGrants(grants, await openRecovery(text, wrapped_private));
    expect(keys.newest).toBe(file.organisation_keys.at(-1).kid);
  });

  test('who is vouched for, and the words to compare', async () => {
    const keys = await openGrants(
      file.grants,
      await openPrivate(file.wrapped_private, await wrapKey()),
    );
    const { person, public_jwk, vouched } = file;
    expect(await isVouchedFor(keys, person, public_jwk, vouched)).toBe(true);
    expect(await thumbprint(public_jwk)).toBe(file.thumbprint);
    expect(await fingerprint(public_jwk)).toBe(file.fingerprint);
  });
});
