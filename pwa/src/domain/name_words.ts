import { distance } from 'fastest-levenshtein';
import { isShortFor } from './short_forms';
import { plainWord, soundKey } from './sounds';

/** A word of a name, made ready to be compared often. */
export interface Word {
  plain: string;
  sound: string;
}

/** The words of a name part, particles of last names (`El`, `Ben`, `de`…) aside where something else is left. */
export interface Part {
  words: readonly Word[];
  /** All of it in one. */
  whole: Word;
  /** First letters of the words. */
  initials: string;
}

/** Remembers what was already made ready: names repeat. Lives as long as who made it, never longer. */
export type Words = Map<string, Word>;

const ready = (text: string, known: Words): Word => {
  const found = known.get(text);
  if (found) return found;
  const word = { plain: plainWord(text), sound: soundKey(text) };
  known.set(text, word);
  return word;
};

const PARTICLES = /^(?:el|al|ben|bent|bou|ould|ait|a[iï]t|le|la|les|de|du|des|d|van|von|da|dos|del|di)$/i;

/** A name part as it is compared; null when it has no letter. */
export const partOf = (text: string | null | undefined, known: Words): Part | null => {
  const pieces = (text ?? '').split(/[\s\-’'.,()]+/).filter((piece) => plainWord(piece));
  if (!pieces.length) return null;
  const bare = pieces.filter((piece) => !PARTICLES.test(piece));
  return {
    words: (bare.length ? bare : pieces).map((piece) => ready(piece, known)),
    whole: ready(pieces.join(''), known),
    initials: pieces.map((piece) => plainWord(piece)[0]).join(''),
  };
};

/** Two neighbouring letters the wrong way round, the rest equal. */
const isExchange = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
};

/** Karim and Karima, Amin and Amina: near in letters, but names of two people. */
const isOtherGender = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long === `${short}a`;
};

/**
 * How far two words may be one name: 1 equal, 0.95 sound alike, 0.9 a usual short form, 0.85 one slip
 * in a long word, 0.75 two in a very long one or a beginning, 0.5 the other gender's form, 0 two names.
 */
export const wordLikeness = (one: Word, other: Word): number => {
  if (one.plain === other.plain) return 1;
  if (isShortFor(one.sound, other.sound)) return 0.9;
  if (isOtherGender(one.plain, other.plain) || isOtherGender(one.sound, other.sound)) return 0.5;
  if (one.sound === other.sound) return one.sound.length > 2 ? 0.95 : 0.75;
  return Math.max(spelt(one.plain, other.plain), spelt(one.sound, other.sound));
};

const spelt = (one: string, other: string): number => {
  const long = Math.max(one.length, other.length);
  const short = Math.min(one.length, other.length);
  if (long >= 5 && isExchange(one, other)) return 0.85;
  if (long - short <= 2 && long >= 5) {
    const slips = distance(one, other);
    if (slips === 1) return long >= 6 ? 0.85 : 0.75;
    if (slips === 2 && long >= 7) return 0.75;
  }
  const begins = one.startsWith(other) || other.startsWith(one);
  return begins && short >= 3 && long - short >= 3 ? 0.75 : 0;
};

/** How far two name parts may be one: as words, and with words left out (`Marie` for `Marie-Lou`, `JP`). */
export const partLikeness = (one: Part, other: Part): number => {
  const whole = wordLikeness(one.whole, other.whole);
  if (whole === 1 || (one.words.length === 1 && other.words.length === 1)) {
    const [first, second] = [one.words[0], other.words[0]];
    return first && second ? Math.max(whole, wordLikeness(first, second) * 0.98) : whole;
  }
  if (one.initials === other.whole.plain || other.initials === one.whole.plain) return 0.85;
  const [few, many] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  // As many words on both sides: each of either must be found in the other (Jean Jean is not Jean Paul).
  return Math.max(whole, few.length === many.length ? Math.min(worst(few, many), worst(many, few)) : worst(few, many) * 0.9);
};

/** How far the word that fits worst is one of the others. */
const worst = (words: readonly Word[], others: readonly Word[]): number =>
  Math.min(...words.map((word) => Math.max(...others.map((other) => wordLikeness(word, other)))));

/**
 * How two last names stand to each other: a letter or two may be an abbreviation (`B.`, `Bk` for
 * Boukhari); `initial` when it can be, 0 when it cannot.
 */
export const familyLikeness = (one: Part, other: Part): number | 'initial' => {
  const [short, long] = one.whole.plain.length <= other.whole.plain.length ? [one, other] : [other, one];
  if (short.whole.plain.length > 2) return partLikeness(one, other);
  return [long.whole.plain, ...long.words.map(({ plain }) => plain)].some((name) => abbreviates(short.whole.plain, name))
    ? 'initial'
    : 0;
};

const abbreviates = (short: string, name: string): boolean => {
  if (short[0] !== name[0]) return false;
  let at = 0;
  for (const letter of name) if (letter === short[at]) at += 1;
  return at === short.length;
};
