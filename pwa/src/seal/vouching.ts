import { calculateJwkThumbprint } from 'jose';
import { b64url, fromB64url, utf8, type Bytes } from './bytes';
import { crockford } from './crockford';
import { CannotOpen } from './jwe';
import type { OrganisationKeys } from './organisation_keys';
import { publicHalf, type PublicJwk } from './person_key';

// The server stores public keys and could slip in one of its own; it has no organisation key,
// so it cannot vouch for one.

/** Stands for a person's id where the public key is the recovery key pair's. */
export const RECOVERY_OWNER = 'recovery';

/**
 * `<kid>.<tag>`: HMAC-SHA256, with the newest organisation key's own bytes as its key, over
 * `<owner>.<RFC 7638 thumbprint>` in UTF-8; the tag in base64url. `owner` is the person's id.
 */
export const vouchFor = async (
  keys: OrganisationKeys,
  owner: string,
  publicJwk: PublicJwk,
): Promise<string> => {
  const key = keys.byKid.get(keys.newest);
  if (!key) throw new CannotOpen();
  const tag = await crypto.subtle.sign('HMAC', key.vouch, await message(owner, publicJwk));
  return `${keys.newest}.${b64url(new Uint8Array(tag))}`;
};

/** Whether someone who holds an organisation key said that this public key is `owner`'s. */
export const isVouchedFor = async (
  keys: OrganisationKeys,
  owner: string,
  publicJwk: PublicJwk,
  tag: string,
): Promise<boolean> => {
  const dot = tag.indexOf('.');
  const key = keys.byKid.get(tag.slice(0, dot));
  if (!key) return false;
  try {
    const said = await message(owner, publicJwk);
    return await crypto.subtle.verify('HMAC', key.vouch, fromB64url(tag.slice(dot + 1)), said);
  } catch {
    return false;
  }
};

/** Sixteen symbols of a public key's thumbprint (80 bits) for two people to compare aloud. */
export const fingerprint = async (publicJwk: PublicJwk): Promise<string> =>
  crockford(fromB64url(await thumbprint(publicJwk)).subarray(0, 10));

/** RFC 7638 thumbprint of the public half, SHA-256, base64url. */
export const thumbprint = (publicJwk: PublicJwk): Promise<string> =>
  calculateJwkThumbprint(publicHalf(publicJwk), 'sha256');

const message = async (owner: string, publicJwk: PublicJwk): Promise<Bytes> =>
  utf8(`${owner}.${await thumbprint(publicJwk)}`);
