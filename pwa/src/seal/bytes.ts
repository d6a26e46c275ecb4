import { base64url } from 'jose';

/** Bytes that WebCrypto takes: never backed by shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Throws on bytes that are no UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** base64url without padding (RFC 7515). */
export const b64url = (bytes: Uint8Array): string => base64url.encode(bytes);

/** The reverse of `b64url`. Throws on anything else. */
export const fromB64url = (text: string): Bytes => new Uint8Array(base64url.decode(text));
