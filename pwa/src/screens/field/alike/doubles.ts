import type { Ground } from '../../../domain/likeness';
import { LikenessIndex } from '../../../domain/likeness_index';
import { pairOf } from '../../../domain/merging';
import type { YouthLine } from '../../../store/views';
import { personOfLine } from './person';

/** Nobody asked: only what is nearly sure (of the pairs of `tests/golden/alike-pairs.json`: none wrong, nine in ten found). */
const SURE = 0.7;

/** Two files that may be of one person, and what speaks for it. */
export interface Double {
  key: string;
  files: [YouthLine, YouthLine];
  grounds: Ground[];
  score: number;
}

/** A name can be read in it, and it may be merged: nothing is asked between files without a name. */
const isNamed = ({ name, notice_answer, refusal, erased }: YouthLine): boolean =>
  name.state === 'ok' && notice_answer !== 'without_name' && refusal === null && !erased;

/** Makes the named among `lines` ready, one at a time. */
export function* ready(lines: readonly YouthLine[]): Generator<undefined, LikenessIndex<YouthLine>> {
  const index = new LikenessIndex<YouthLine>();
  for (const line of lines) {
    if (isNamed(line)) index.add(line, personOfLine(line));
    yield;
  }
  return index;
}

/** Whom each of `shown` may also be, the likeliest pair first, one comparison at a time. */
export function* doublesOf(shown: readonly YouthLine[], index: LikenessIndex<YouthLine>): Generator<undefined, Double[]> {
  const found = new Map<string, Double>();
  for (const line of shown.filter(isNamed)) {
    for (const { item, grounds, score } of yield* index.seek(personOfLine(line), SURE)) {
      const key = pairOf(line.id, item.id);
      if (item.id !== line.id && !found.has(key)) found.set(key, { key, files: [line, item], grounds, score });
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score);
}
