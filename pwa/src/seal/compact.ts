import { fromB64url, fromUtf8, utf8, type Bytes } from './bytes';

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

/** A compact JWE (RFC 7516) taken apart, nothing of it believed yet. */
export interface Compact {
  readonly protectedHeader: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly nonce: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** The parts of a directly sealed value: five, the key's own empty. Throws CannotOpen. */
export const apart = (sealed: string): Compact => {
  const [protectedHeader = '', key, nonce = '', ciphertext = '', tag = '', ...more] = sealed.split('.');
  if (key !== '' || !tag || more.length) throw new CannotOpen();
  return { protectedHeader, header: headerOf(protectedHeader), nonce, ciphertext, tag };
};

/**
 * What `dir` and `A256GCM` sealed, straight through WebCrypto: a list opens thousands. The same
 * checks as the library that seals; extensions and compression, which we never write, are refused.
 * Throws CannotOpen.
 */
export const openApart = async (parts: Compact, key: CryptoKey): Promise<Opened> => {
  const { header, protectedHeader } = parts;
  if (header.alg !== 'dir' || header.enc !== 'A256GCM' || 'crit' in header || 'zip' in header) throw new CannotOpen();
  if ((key.algorithm as AesKeyAlgorithm).length !== 256) throw new CannotOpen();
  try {
    const [iv, ciphertext, tag] = [fromB64url(parts.nonce), fromB64url(parts.ciphertext), fromB64url(parts.tag)];
    if (iv.length !== 12 || tag.length !== 16) throw new CannotOpen();
    const whole = new Uint8Array(ciphertext.length + tag.length);
    whole.set(ciphertext);
    whole.set(tag, ciphertext.length);
    const gcm = { name: 'AES-GCM', iv, additionalData: utf8(protectedHeader), tagLength: 128 };
    return { plaintext: new Uint8Array(await crypto.subtle.decrypt(gcm, key, whole)), header };
  } catch {
    throw new CannotOpen();
  }
};

const headerOf = (encoded: string): Record<string, unknown> => {
  let header: unknown;
  try {
    header = JSON.parse(fromUtf8(fromB64url(encoded)));
  } catch {
    throw new CannotOpen();
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw new CannotOpen();
  return header as Record<string, unknown>;
};
