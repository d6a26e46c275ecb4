/** Letters that are no plain letter with a mark on it. */
const LETTERS: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', þ: 'th' };

/** Small letters without accents, hyphens, apostrophes and spaces: `Jean-Noël` is `jeannoel`. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('fr')
    .replace(/[^a-z]/g, (letter) => LETTERS[letter] ?? (/[\p{L}\p{N}]/u.test(letter) ? letter : ''));

/**
 * Spellings and the sound they stand for, in the order they are tried: French first, then the usual
 * ways of writing Arabic, Berber, Turkish and Slavic first names in France (Mouhamed, Wassim, Djamel).
 * `C` is the first sound of Chaïma; z sounds as s, and ou, u and o are one: they are often mistaken.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  // Endings that are not heard: Laurent, Bernard, Renaud, Benoît, Leroux, Olivier.
  [/(?<=[nr]|au|oi)[td]s?$/, ''],
  [/(?<=[aeo]u)x$/, ''],
  [/ier$/, 'ie'],
  // K: Christian, Chloé, Michaël, Mickaël, Khaled, Sacko, Monique, Clara.
  [/ch(?=r[iy]|l)/, 'k'],
  [/ch(?=ael)/, 'k'],
  [/ck?q?u(?=[eiy])|qu|q|kh|ck/, 'k'],
  // Ch: Tchavo, Schneider, Ashraf, Achraf.
  [/t?ch|sch|sh|tsch/, 'C'],
  [/s?c(?=[eiy])/, 's'],
  [/c/, 'k'],
  // J: Djamel, Jamel, Gérard, Georges.
  [/dj|zh|ge(?=[ao])|g(?=[eiy])/, 'j'],
  [/gu(?=[eiy])|gh/, 'g'],
  [/gn/, 'n'],
  [/ph/, 'f'],
  [/x/, 'ks'],
  [/z/, 's'],
  [/h/, ''],
  // Nasals: Romain and Romin, Clément and Clemant, Ambre and Anbre.
  [/[ae]i[nm](?![aeiouy])/, 'in'],
  [/y[nm](?![aeiouymn])/, 'in'],
  [/e[nm](?![aeiouymn])/, 'an'],
  [/m(?=[bp])/, 'n'],
  // Vowels: Guillaume, Benoît, Youssef and Yussef, Wassim and Ouassim, Aïcha and Aysha.
  [/eau|au/, 'o'],
  [/oeu|eu|oe(?=[^aeiou])/, 'e'],
  [/oi/, 'oa'],
  [/ou|oo|w|u/, 'o'],
  [/[ae][iy](?![aeiouy])/, 'e'],
  [/y/, 'i'],
];

const EVERYWHERE = SOUNDS.map(([spelling, sound]) => [new RegExp(spelling.source, 'g'), sound] as const);

/**
 * How a word of a name sounds, as a key to compare by equality: two spellings of one name mostly get the
 * same key (`Mohamed`, `Mouhammed`; `Djamel`, `Jamel`; `Mathis`, `Matisse`), two names mostly do not.
 * Empty when there is no letter. Letters outside the Latin alphabet stay as they are.
 */
export const soundKey = (word: string): string => {
  const plain = plainWord(word.normalize('NFC').replace(/[çÇ]/g, 'ss').replace(/[şșšŞȘŠ]/g, 'sh'));
  const heard = EVERYWHERE.reduce((text, [spelling, sound]) => text.replace(spelling, sound), plain);
  return heard.replace(/(.)\1+/gu, '$1').replace(/(?<=..[^aeo])e$/, '');
};
