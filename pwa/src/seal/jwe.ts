import { CompactEncrypt, compactDecrypt, type CompactDecryptResult } from 'jose';
import type { Bytes } from './bytes';
import { apart, CannotOpen, openApart, type Opened } from './compact';

export { CannotOpen, type Opened } from './compact';

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
export const openDirect = async (sealed: string, key: CryptoKey): Promise<Opened> =>
  openApart(apart(sealed), key);

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
export const openWith = async (sealed: string, privateKey: CryptoKey): Promise<Opened> => {
  let result: CompactDecryptResult;
  try {
    result = await compactDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: ['ECDH-ES+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
  } catch {
    // the library's error may quote what it was given
    throw new CannotOpen();
  }
  return { plaintext: new Uint8Array(result.plaintext), header: result.protectedHeader };
};
