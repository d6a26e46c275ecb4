import { CompactEncrypt, compactDecrypt, type CompactDecryptResult } from 'jose';
import type { Bytes } from './bytes';

/** Wrong key, wrong place or altered. Says nothing of the content, so it may be logged. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
  constructor() {
    super('cannot open');
  }
}

export interface Opened {
  plaintext: Bytes;
  header: Readonly<Record<string, unknown>>;
}

/** A 32-byte key for sealing directly; its bytes cannot be read back. */
export const importSealingKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/**
 * Compact JWE, `dir` and `A256GCM`, with a fresh random nonce; `header` comes after alg and enc.
 * `nonce` is for reproducing the fixed vectors only: using one twice gives everything away.
 */
export const sealDirect = (
  plaintext: Bytes,
  key: CryptoKey,
  header: Record<string, string>,
  nonce?: Bytes,
): Promise<string> => {
  const jwe = new CompactEncrypt(plaintext).setProtectedHeader({
    alg: 'dir',
    enc: 'A256GCM',
    ...header,
  });
  return (nonce ? jwe.setInitializationVector(nonce) : jwe).encrypt(key);
};

/** Opens what `sealDirect` sealed. Throws CannotOpen. */
export const openDirect = (sealed: string, key: CryptoKey): Promise<Opened> =>
  opened(sealed, key, 'dir');

/** Seals to a P-256 public key: `ECDH-ES+A256KW`, `A256GCM`. */
export const sealTo = (
  plaintext: Bytes,
  publicKey: CryptoKey,
  header: Record<string, string>,
): Promise<string> =>
  new CompactEncrypt(plaintext)
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', ...header })
    .encrypt(publicKey);

/** Opens what `sealTo` sealed. Throws CannotOpen. */
export const openWith = (sealed: string, privateKey: CryptoKey): Promise<Opened> =>
  opened(sealed, privateKey, 'ECDH-ES+A256KW');

const opened = async (sealed: string, key: CryptoKey, alg: string): Promise<Opened> => {
  let result: CompactDecryptResult;
  try {
    result = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
  } catch {
    // the library's error may quote what it was given
    throw new CannotOpen();
  }
  return { plaintext: new Uint8Array(result.plaintext), header: result.protectedHeader };
};
