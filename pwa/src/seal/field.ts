import { fromUtf8, utf8, type Bytes } from './bytes';
import { apart, CannotOpen, openApart, type Compact } from './compact';
import { sealDirect } from './jwe';
import type { OrganisationKeys } from './organisation_keys';

/** Anything JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json; };

/**
 * A sealed field's value, or why it shows as unreadable: `no_key` until a grant arrives,
 * `unreadable` for good (altered, or moved from where it was sealed).
 */
export type FieldReading = { ok: true; value: Json; } | { ok: false; why: 'no_key' | 'unreadable'; };

/** Longest sealed value the server takes, in characters. */
export const SEALED_MAX_LENGTH = 16 * 1024;

/** Plaintext is padded to a multiple of this many bytes, so that lengths tell little. */
export const BLOCK = 64;

/** The server would refuse this value: shorten it before sealing. */
export class SealedTooLong extends Error {
  override name = 'SealedTooLong';
}

/** Where a sealed field belongs, as its header says it: `youth/<id>/name`. */
export const context = (type: string, id: string, field: string): string => `${type}/${id}/${field}`;

/** The field of the record `type`/`id`, sealed with the newest key. Throws SealedTooLong. */
export const sealField = (
  keys: OrganisationKeys,
  type: string,
  id: string,
  field: string,
  value: Json,
): Promise<string> => sealAt(keys, context(type, id, field), value);

/** As `sealField`; `nonce` is for reproducing the fixed vectors only. */
export const sealAt = async (
  keys: OrganisationKeys,
  ctx: string,
  value: Json,
  nonce?: Bytes,
): Promise<string> => {
  const key = keys.byKid.get(keys.newest);
  if (!key) throw new CannotOpen();
  const sealed = await sealDirect(padded(value), key.seal, { kid: keys.newest, ctx }, nonce);
  if (sealed.length > SEALED_MAX_LENGTH) throw new SealedTooLong();
  return sealed;
};

/** Opens the field found at `type`/`id`/`field`; never throws, whatever `sealed` is. */
export const openField = async (
  keys: OrganisationKeys,
  sealed: string,
  type: string,
  id: string,
  field: string,
): Promise<FieldReading> => {
  try {
    const parts = apart(sealed);
    const key = keys.byKid.get(kidOf(parts));
    if (!key) return { ok: false, why: 'no_key' };
    const { plaintext, header } = await openApart(parts, key.seal);
    if (header.ctx !== context(type, id, field)) return { ok: false, why: 'unreadable' };
    return { ok: true, value: JSON.parse(fromUtf8(plaintext)) as Json };
  } catch {
    return { ok: false, why: 'unreadable' };
  }
};

/** The kid that a sealed field names, before it is opened. Throws CannotOpen. */
export const sealedWith = (sealed: string): string => kidOf(apart(sealed));

const kidOf = ({ header }: Compact): string => {
  if (typeof header.kid !== 'string') throw new CannotOpen();
  return header.kid;
};

const padded = (value: Json): Bytes => {
  const text = utf8(JSON.stringify(value));
  const block = new Uint8Array(Math.ceil(text.length / BLOCK) * BLOCK).fill(0x20);
  block.set(text);
  return block;
};
