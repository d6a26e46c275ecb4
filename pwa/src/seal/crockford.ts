import type { Bytes } from './bytes';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Crockford base32 in groups of four: `000G-40R4`. Whole groups only: a multiple of 5 bytes. */
export const crockford = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET.charAt(parseInt(five, 2)));
  return (symbols.join('').match(/.{1,4}/g) ?? []).join('-');
};

/** What a person typed, as bare symbols: capitals, o as 0, i and l as 1, no space or hyphen. */
export const plainSymbols = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-\u2010\u2011\u2013]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** `length` bytes from what a person typed, or null when it is not such a text. */
export const fromCrockford = (typed: string, length: number): Bytes | null => {
  const values = [...plainSymbols(typed)].map((symbol) => ALPHABET.indexOf(symbol));
  if (values.length * 5 !== length * 8 || values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return new Uint8Array((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
};
