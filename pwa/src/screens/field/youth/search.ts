import { distance } from 'fastest-levenshtein';
import { fullName } from '../../../domain/names';
import { isShortFor } from '../../../domain/short_forms';
import { soundKey } from '../../../domain/sounds';
import type { YouthLine } from '../../../store/views';
import { folded } from '../folding';
import { phonesOf } from '../names';

/** A youth as the search sees them. */
export interface Findable {
  line: YouthLine;
  /** The words of everything they are called. */
  words: readonly Word[];
  digits: readonly string[];
}

interface Word {
  plain: string;
  sound: string;
}

export interface Found {
  line: YouthLine;
  /** The words of the name that answer, as begun or whole. */
  hits: readonly string[];
  /** What else answers: where they were met, where they live, who follows them. */
  about: About | null;
}

/** Something one may remember of a youth beside their name, by a word as it is said. */
export interface About {
  kind: 'place' | 'commune' | 'referent';
  id: string;
  name: string;
  /** The name as it is compared. */
  plain: string;
}

export const about = (kind: About['kind'], id: string, name: string): About => ({ kind, id, name, plain: ` ${folded(name)}` });

/** Words already made ready: names repeat. Lives as long as who made it. */
export type Words = Map<string, Word>;

/** A line made ready once, so that each letter typed only compares. */
export const findable = (line: YouthLine, known: Words): Findable => {
  const name = line.name.state === 'ok' ? folded(fullName(line.name.value) ?? '') : '';
  return {
    line,
    words: name.split(' ').filter(Boolean).map((plain) => word(plain, known)),
    digits: phonesOf(line.contact).map((phone) => phone.replace(/^\+33/, '0').replace(/\D/g, '')),
  };
};

const word = (plain: string, known: Words): Word => {
  const ready = known.get(plain) ?? { plain, sound: soundKey(plain) };
  known.set(plain, ready);
  return ready;
};

/** The lowest is best: the beginning of a name, of another word of it, a sound, a slip, something else remembered. */
const RANK = { first: 0, begins: 1, sounds: 2, near: 3, about: 4 } as const;
/** From this many letters on, a place or a colleague answers too. */
const ABOUT_FROM = 3;

interface Hit {
  rank: number;
  plain: string | null;
  about: About | null;
}

const isNumber = (typed: string): boolean => /^[+\d][\d\s.\-()/]*$/.test(typed.trim());

/**
 * Those who answer to every word typed: by the beginning of a word of their name (accents, capitals
 * and order aside), by its sound, with a slip or two, by where they were met or live, by who follows
 * them; or by the figures of their phone, however it is written. The nearest first.
 */
export const search = (all: readonly Findable[], typed: string, around: readonly About[]): Found[] => {
  if (isNumber(typed)) return all.filter(byPhone(typed)).map(({ line }) => ({ line, hits: [], about: null }));
  const asked = folded(typed).split(' ').filter(Boolean).map((each) => askedWord(each, around));
  const found: { found: Found; rank: number }[] = [];
  for (const one of all) {
    const hits = asked.map((ask) => ask(one));
    if (!hits.every((hit) => hit !== null)) continue;
    const rank = hits.reduce((sum, hit) => sum + hit.rank, 0);
    const why = hits.find((hit) => hit.about)?.about ?? null;
    found.push({ rank, found: { line: one.line, hits: hits.flatMap(({ plain }) => plain ?? []), about: why } });
  }
  return found.sort((one, other) => one.rank - other.rank).map((one) => one.found);
};

const byPhone = (typed: string): ((one: Findable) => boolean) => {
  const figures = typed.replace(/^\s*(?:\+|00)33\s*(?:\(0\))?/, '0').replace(/\D/g, '');
  return ({ digits }) => digits.some((phone) => phone.includes(figures));
};

/** How a youth answers to one word; null when not at all. */
const askedWord = (typed: string, around: readonly About[]): ((one: Findable) => Hit | null) => {
  const judged = new Map<Word, Hit | null>();
  const judge = wordJudge(typed);
  const near = typed.length < ABOUT_FROM ? [] : around.filter(({ plain }) => plain.includes(` ${typed}`));
  const phone = /^\d{3,}$/.test(typed) ? byPhone(typed) : null;
  return (one) => {
    let best: Hit | null = phone?.(one) ? { rank: RANK.begins, plain: null, about: null } : null;
    for (const [index, each] of one.words.entries()) {
      let hit = judged.get(each);
      if (hit === undefined) judged.set(each, (hit = judge(each)));
      if (hit && index === 0 && hit.rank === RANK.begins) return { ...hit, rank: RANK.first };
      if (hit && (!best || hit.rank < best.rank)) best = hit;
    }
    if (best || !near.length) return best;
    const why = near.find((thing) => isAbout(one.line, thing));
    return why ? { rank: RANK.about, plain: null, about: why } : null;
  };
};

const isAbout = (line: YouthLine, { kind, id }: About): boolean =>
  kind === 'place' ? line.places.includes(id) : kind === 'commune' ? line.commune === id : line.referent === id;

const wordJudge = (typed: string): ((word: Word) => Hit | null) => {
  const sound = typed.length >= 3 ? soundKey(typed) : '';
  return ({ plain, sound: heard }) => {
    if (plain.startsWith(typed)) return { rank: RANK.begins, plain: typed, about: null };
    if (sound.length >= 2 && (heard.startsWith(sound) || isShortFor(sound, heard))) return { rank: RANK.sounds, plain, about: null };
    return isNear(typed, plain) ? { rank: RANK.near, plain, about: null } : null;
  };
};

/** One slip in a word of four letters or more, two from seven; the first letter is rarely one. */
const isNear = (typed: string, name: string): boolean => {
  if (typed.length < 4 || typed[0] !== name[0]) return false;
  const most = typed.length < 7 ? 1 : 2;
  if (name.length < typed.length - most) return false;
  return [-1, 0, 1].some((more) => {
    const begun = name.slice(0, typed.length + more);
    return distance(typed, begun) <= most || (more === 0 && isExchange(typed, begun));
  });
};

/** Two neighbouring letters the wrong way round. */
const isExchange = (one: string, other: string): boolean => {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
};
