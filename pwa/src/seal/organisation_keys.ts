import { randomBytes, type Bytes } from './bytes';
import { CannotOpen, importSealingKey, openWith, sealTo } from './jwe';
import { importPublic, type PublicJwk } from './person_key';

/** 256 random bits and the 8 hex characters by which sealed fields name them. In the clear. */
export interface RawOrganisationKey {
  kid: string;
  key: Bytes;
}

/** One organisation key in memory: for sealing, and for vouching; not readable back. */
export interface OrganisationKey {
  seal: CryptoKey;
  vouch: CryptoKey;
}

/** The organisation's keys by kid; the newest one seals. In memory while unlocked, only. */
export interface OrganisationKeys {
  readonly newest: string;
  readonly byKid: ReadonlyMap<string, OrganisationKey>;
}

/** A fresh random key: at first run, and at each rotation. */
export const newOrganisationKey = (): RawOrganisationKey => ({
  kid: [...randomBytes(4)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  key: randomBytes(32),
});

/** The ring of `keys`, oldest first. Throws CannotOpen when there is none. */
export const organisationKeys = async (
  keys: readonly RawOrganisationKey[],
): Promise<OrganisationKeys> => {
  const newest = keys.at(-1);
  if (!newest) throw new CannotOpen();
  const entries = keys.map(async ({ kid, key }) => [kid, await importKey(key)] as const);
  return { newest: newest.kid, byKid: new Map(await Promise.all(entries)) };
};

/**
 * One organisation key for one person (or for the recovery key pair): only they open it.
 * Grant only to a public key that is vouched for, or compared face to face. Throws CannotOpen
 * when the public key is none.
 */
export const grant = async (
  { kid, key }: RawOrganisationKey,
  publicJwk: PublicJwk,
): Promise<string> => sealTo(key, await importPublic(publicJwk), { kid });

/**
 * The organisation key in a grant, in the clear: to grant or invite with, then to forget.
 * Throws CannotOpen.
 */
export const openGrant = async (
  sealed: string,
  privateKey: CryptoKey,
): Promise<RawOrganisationKey> => {
  const { plaintext, header } = await openWith(sealed, privateKey);
  if (typeof header.kid !== 'string' || plaintext.length !== 32) throw new CannotOpen();
  return { kid: header.kid, key: plaintext };
};

/**
 * The ring from a person's grants, oldest first. Throws CannotOpen when the newest does not
 * open: sealing on with an older key would undo a rotation. An older one that does not open is
 * left out, and its fields show as unreadable.
 */
export const openGrants = async (
  grants: readonly string[],
  privateKey: CryptoKey,
): Promise<OrganisationKeys> => {
  const found = await Promise.allSettled(grants.map((each) => openGrant(each, privateKey)));
  if (found.at(-1)?.status !== 'fulfilled') throw new CannotOpen();
  return organisationKeys(
    found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
  );
};

const importKey = async (raw: Bytes): Promise<OrganisationKey> => {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const [seal, vouch] = await Promise.all([
    importSealingKey(raw),
    crypto.subtle.importKey('raw', raw, hmac, false, ['sign', 'verify']),
  ]);
  return { seal, vouch };
};
