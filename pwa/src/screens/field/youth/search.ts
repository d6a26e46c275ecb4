import { fullName } from '../../../domain/names';
import type { YouthLine } from '../../../store/views';
import { folded, hits } from '../folding';
import { phonesOf, shownName } from '../names';

/** A youth as the search sees them. */
export interface Findable {
  line: YouthLine;
  /** Everything they are called, as shown. */
  shown: string;
  words: string;
  digits: string[];
}

export interface Found {
  line: YouthLine;
  shown: string;
  ranges: [number, number][];
}

/** The lines made ready once, so that each letter typed only compares. */
export const findable = (lines: readonly YouthLine[]): Findable[] =>
  lines.map((line) => ({
    line,
    shown: shownName(line.name, { full: true }),
    words: line.name.state === 'ok' ? ` ${folded(fullName(line.name.value) ?? '')}` : '',
    digits: phonesOf(line.contact).map((phone) => phone.replace(/^\+33/, '0').replace(/\D/g, '')),
  }));

const isNumber = (typed: string): boolean => /^[+\d][\d\s.\-()/]*$/.test(typed.trim());

/**
 * Those whose name has every word typed at the beginning of a word of it (accents, capitals and
 * order aside), or whose phone holds the figures typed. Names that begin with what was typed first.
 */
export const search = (all: readonly Findable[], typed: string): Found[] => {
  if (isNumber(typed)) return byPhone(all, typed);
  const words = folded(typed).split(' ').filter(Boolean);
  const found = all.filter(({ words: name }) => words.every((word) => name.includes(` ${word}`)));
  const first = words[0] ?? '';
  const rank = ({ words: name }: Findable): number => (name.startsWith(` ${first}`) ? 0 : 1);
  return found
    .sort((one, other) => rank(one) - rank(other))
    .map(({ line, shown }) => ({ line, shown, ranges: hits(shown, words) }));
};

const byPhone = (all: readonly Findable[], typed: string): Found[] => {
  const figures = typed.replace(/^\s*(?:\+|00)33\s*(?:\(0\))?/, '0').replace(/\D/g, '');
  return all
    .filter(({ digits }) => digits.some((phone) => phone.includes(figures)))
    .map(({ line, shown }) => ({ line, shown, ranges: [] }));
};

/** Latest seen first, then by name. */
export const inOrder = (lines: readonly YouthLine[]): YouthLine[] => {
  const when = ({ lastMetAt, identifiedAt }: YouthLine): string => lastMetAt ?? identifiedAt ?? '';
  return [...lines].sort((one, other) => (when(one) < when(other) ? 1 : when(one) > when(other) ? -1 : 0));
};
