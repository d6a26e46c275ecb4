import { b64url, fromB64url, fromUtf8, randomBytes, utf8 } from './bytes';
import { deriveKey } from './derive';
import { CannotOpen, openDirect, sealDirect } from './jwe';
import type { RawOrganisationKey } from './organisation_keys';

/** `token` names the invitation to the server (which keeps its hash); `secret` stays out of it. */
export interface Invitation {
  token: string;
  secret: string;
}

/** A token of 128 random bits and a secret of 256, both base64url. */
export const newInvitation = (): Invitation => ({
  token: b64url(randomBytes(16)),
  secret: b64url(randomBytes(32)),
});

/**
 * The organisation keys, oldest first, as a JWK set (RFC 7517) sealed under the secret.
 * An invitation to management seals none: that role never gets this text.
 */
export const sealInvitation = async (
  keys: readonly RawOrganisationKey[],
  secret: string,
): Promise<string> => {
  const words = keys.map(({ kid, key }) => ({ kty: 'oct', kid, k: b64url(key) }));
  const text = utf8(JSON.stringify({ keys: words }));
  return sealDirect(text, await invitationWrapKey(secret), { cty: 'jwk-set+json' });
};

/** The organisation keys, oldest first. Throws CannotOpen. */
export const openInvitation = async (
  sealed: string,
  secret: string,
): Promise<RawOrganisationKey[]> => {
  const { plaintext } = await openDirect(sealed, await invitationWrapKey(secret));
  try {
    const { keys } = JSON.parse(fromUtf8(plaintext)) as { keys: { kid: string; k: string; }[]; };
    return keys.map(({ kid, k }) => ({ kid, key: fromB64url(k) }));
  } catch {
    throw new CannotOpen();
  }
};

/** The key that seals an invitation's organisation keys. Throws CannotOpen. */
export const invitationWrapKey = async (secret: string): Promise<CryptoKey> => {
  try {
    return await deriveKey(fromB64url(secret), 'kaftruck invitation');
  } catch {
    throw new CannotOpen();
  }
};

/** The link to send or to show as a QR code: what follows `#` never reaches a server. */
export const invitationLink = (origin: string, { token, secret }: Invitation): string =>
  `${origin.replace(/\/+$/, '')}/rejoindre#${token}.${secret}`;

/** Token and secret from a link, or from its fragment alone; null when it is neither. */
export const parseInvitationLink = (text: string): Invitation | null => {
  const fragment = text.trim().replace(/^.*#/s, '');
  const [, token, secret] = /^([\w-]{16,128})\.([\w-]{43})$/.exec(fragment) ?? [];
  return token && secret ? { token, secret } : null;
};
