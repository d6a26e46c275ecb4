import { fromUtf8, utf8 } from './bytes';
import { CannotOpen, openDirect, sealDirect } from './jwe';

/** A P-256 public key (RFC 7517). */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y: string;
}

/** The private half, in the clear: held only during the call that wraps it. */
export interface PrivateJwk extends PublicJwk {
  d: string;
}

/** A fresh pair. Wrap `privateJwk` at once, then forget it. */
export interface PersonKey {
  publicJwk: PublicJwk;
  privateJwk: PrivateJwk;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A random pair: for a person joining, and for the recovery key. */
export const newPersonKey = async (): Promise<PersonKey> => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const privateJwk = privateWords(await crypto.subtle.exportKey('jwk', pair.privateKey));
  return { publicJwk: publicHalf(privateJwk), privateJwk };
};

/** The public words of a JWK, and nothing else. */
export const publicHalf = ({ kty, crv, x, y }: PublicJwk): PublicJwk => ({ kty, crv, x, y });

/** The private half sealed under a wrap key. */
export const wrapPrivate = (jwk: PrivateJwk, wrapKey: CryptoKey): Promise<string> =>
  sealDirect(utf8(JSON.stringify(privateWords(jwk))), wrapKey, { cty: 'jwk+json' });

/** The private key, to open grants with; not readable back. Throws CannotOpen. */
export const openPrivate = async (wrapped: string, wrapKey: CryptoKey): Promise<CryptoKey> =>
  importPrivate(await openPrivateJwk(wrapped, wrapKey));

/** The private half itself, to wrap it again at once. Throws CannotOpen. */
export const openPrivateJwk = async (wrapped: string, wrapKey: CryptoKey): Promise<PrivateJwk> => {
  const { plaintext } = await openDirect(wrapped, wrapKey);
  try {
    return privateWords(JSON.parse(fromUtf8(plaintext)));
  } catch {
    throw new CannotOpen();
  }
};

/** The same private half under another wrap key: changing a password. Throws CannotOpen. */
export const rewrapPrivate = async (
  wrapped: string,
  wrapKey: CryptoKey,
  newWrapKey: CryptoKey,
): Promise<string> => wrapPrivate(await openPrivateJwk(wrapped, wrapKey), newWrapKey);

/** Throws CannotOpen when the JWK is no P-256 private key. */
export const importPrivate = (jwk: PrivateJwk): Promise<CryptoKey> => imported(jwk, ['deriveBits']);

/** Throws CannotOpen when the JWK is no P-256 public key. */
export const importPublic = (jwk: PublicJwk): Promise<CryptoKey> => imported(publicHalf(jwk), []);

const imported = async (jwk: JsonWebKey, usages: KeyUsage[]): Promise<CryptoKey> => {
  try {
    return await crypto.subtle.importKey('jwk', jwk, CURVE, false, usages);
  } catch {
    throw new CannotOpen();
  }
};

const privateWords = ({ kty, crv, x, y, d }: JsonWebKey): PrivateJwk => {
  if (!kty || !crv || !x || !y || !d) throw new CannotOpen();
  return { kty, crv, x, y, d };
};
