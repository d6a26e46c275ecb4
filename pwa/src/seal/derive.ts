import { utf8, type Bytes } from './bytes';
import { importSealingKey } from './jwe';

/** 32 bytes of HKDF-SHA256 (RFC 5869) without salt, bound to a purpose. */
export const derive = async (secret: Bytes, info: string): Promise<Bytes> => {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
};

/** The same bytes as a key that seals and cannot be read back. */
export const deriveKey = async (secret: Bytes, info: string): Promise<CryptoKey> =>
  importSealingKey(await derive(secret, info));
