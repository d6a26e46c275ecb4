import { argonAside, DEFAULT_STRETCH, type StretchParams } from './argon';
import { b64url, fromB64url, randomBytes, utf8 } from './bytes';
import { derive, deriveKey } from './derive';

/** `auth` is the login secret, sent to the server; `wrapKey` never leaves. */
export interface Stretched {
  auth: string;
  wrapKey: CryptoKey;
}

/** 16 random bytes in base64url, kept beside the person. */
export const newSalt = (): string => b64url(randomBytes(16));

/**
 * NFKC, Argon2id in a worker, then HKDF to two independent keys. `salt` in base64url.
 * Throws WeakStretch when the server asks for too little work or far too much.
 */
export const stretch = async (
  password: string,
  salt: string,
  params: StretchParams = DEFAULT_STRETCH,
): Promise<Stretched> => {
  const secret = utf8(password.normalize('NFKC'));
  const master = await argonAside({ secret, salt: fromB64url(salt), params });
  const [auth, wrapKey] = await Promise.all([
    derive(master, 'kaftruck auth'),
    deriveKey(master, 'kaftruck wrap'),
  ]);
  return { auth: b64url(auth), wrapKey };
};
