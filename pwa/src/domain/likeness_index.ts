import { compare, prepare, PROPOSED, type Likeness, type Person, type Prepared } from './likeness';
import type { Part, Word, Words } from './name_words';
import { namesShortenedTo } from './short_forms';

/** Someone like the person asked about. */
export interface Alike<T> extends Likeness {
  item: T;
}

interface Entry<T> {
  item: T;
  prepared: Prepared;
}

/** The consonants heard in a word, or all of it where there are fewer than two. */
const bones = (sound: string): string => {
  const left = sound.replace(/[aeio]/g, '');
  return left.length > 1 ? left : sound;
};

/** What two likely words have in common, one at least: a beginning, first or last consonants, a short form. */
const keysOfWord = ({ plain, sound }: Word): string[] => {
  const heard = bones(sound);
  return [
    `p${plain.slice(0, 3)}`,
    `s${sound.slice(0, 3)}`,
    `f${heard.slice(0, 2)}`,
    `l${heard.slice(-2)}`,
    ...[...namesShortenedTo(sound)].map((name) => `f${bones(name).slice(0, 2)}`),
  ];
};

const keysOfPart = (part: Part | null): string[] =>
  part ? [...part.words, part.whole].flatMap(keysOfWord).concat(`i${part.initials}`, `i${part.whole.plain.slice(0, 3)}`) : [];

/** First names and nicknames in every reading: last names alone make nobody alike. */
const keysOf = ({ readings, phones }: Prepared): Set<string> =>
  new Set([
    ...phones.map((phone) => `t${phone}`),
    ...readings.flatMap(({ first, nickname }) => [...keysOfPart(first), ...keysOfPart(nickname)]),
  ]);

/**
 * Many people, made ready so that those like one of them are found at once: only those who share a
 * beginning, a sound or a phone are compared. Holds names in the clear: keep it no longer than a screen.
 */
export class LikenessIndex<T> {
  readonly #words: Words = new Map();
  readonly #groups = new Map<string, Entry<T>[]>();

  /** Adds a person; order makes no difference. */
  add(item: T, person: Person): void {
    const entry = { item, prepared: prepare(person, this.#words) };
    for (const key of keysOf(entry.prepared)) {
      const group = this.#groups.get(key);
      if (group) group.push(entry);
      else this.#groups.set(key, [entry]);
    }
  }

  /** Those worth asking about (a score of `least` or more), most alike first, at most `most` of them. */
  find(person: Person, most: number, least = PROPOSED): Alike<T>[] {
    const seeking = this.seek(person, least);
    let step = seeking.next();
    while (!step.done) step = seeking.next();
    return step.value.slice(0, most);
  }

  /** As `find`, all of them, one comparison at a time: whoever runs it may stop between two. */
  *seek(person: Person, least = PROPOSED): Generator<undefined, Alike<T>[]> {
    const asked = prepare(person, new Map());
    const near = new Set([...keysOf(asked)].flatMap((key) => this.#groups.get(key) ?? []));
    const found: Alike<T>[] = [];
    for (const { item, prepared } of near) {
      const like = compare(asked, prepared);
      if (like.score >= least) found.push({ item, ...like });
      yield;
    }
    return found.sort((one, other) => other.score - one.score);
  }
}
