import { fromB64url, fromUtf8, utf8 } from './bytes';
import type { Json } from './field';
import { CannotOpen, openDirect, sealDirect } from './jwe';
import type { OrganisationKeys } from './organisation_keys';

/** What the header of a rescue file says it is. */
const TYPE = 'kaftruck-rescue';
/** The version of what is inside; a later one is for a later app. */
const VERSION = '1';

/** What a rescue file holds, or why it is not taken. Nothing of its content is ever in the answer. */
export type RescueReading =
  | { ok: true; value: unknown }
  | { ok: false; why: 'not_one' | 'other_person' | 'newer' | 'no_key' | 'damaged' };

const context = (person: string): string => `rescue/${person}`;

/**
 * The text of a rescue file: compact JWE, `dir` and `A256GCM`, under the newest organisation key.
 * The header says whose it is, by id only, so that another phone can refuse it without opening it.
 */
export const sealRescue = (keys: OrganisationKeys, person: string, value: Json): Promise<string> => {
  const key = keys.byKid.get(keys.newest);
  if (!key) throw new CannotOpen();
  const header = { kid: keys.newest, typ: TYPE, v: VERSION, ctx: context(person) };
  return sealDirect(utf8(JSON.stringify(value)), key.seal, header);
};

/** Opens a rescue file of `person`; never throws, whatever `text` is. */
export const openRescue = async (keys: OrganisationKeys, person: string, text: string): Promise<RescueReading> => {
  const sealed = text.trim();
  const header = headerOf(sealed);
  if (header?.typ !== TYPE) return { ok: false, why: 'not_one' };
  if (header.ctx !== context(person)) return { ok: false, why: 'other_person' };
  if (header.v !== VERSION) return { ok: false, why: 'newer' };
  const key = keys.byKid.get(String(header.kid));
  if (!key) return { ok: false, why: 'no_key' };
  try {
    const { plaintext } = await openDirect(sealed, key.seal);
    return { ok: true, value: JSON.parse(fromUtf8(plaintext)) };
  } catch {
    return { ok: false, why: 'damaged' };
  }
};

const headerOf = (sealed: string): Record<string, unknown> | null => {
  try {
    const header: unknown = JSON.parse(fromUtf8(fromB64url(sealed.slice(0, sealed.indexOf('.')))));
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
