/** One character without accents and capitals; some become two (œ). */
const foldOne = (character: string): string =>
  character
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('fr')
    .replace('œ', 'oe')
    .replace('æ', 'ae')
    .replace(/[^\p{L}\p{N}]/u, ' ');

/** A text as searches compare it: no accents, no capitals, signs as spaces. */
export const folded = (text: string): string => [...text].map(foldOne).join('');

/** Where each word of a search begins a word of `text`: start and end in characters, in order. */
export const hits = (text: string, words: readonly string[]): [number, number][] => {
  const characters = [...text];
  const from: number[] = [];
  let plain = '';
  for (const [index, character] of characters.entries()) {
    for (const letter of foldOne(character)) {
      plain += letter;
      from.push(index);
    }
  }
  const found = words.flatMap((word): [number, number][] => {
    const at = ` ${plain}`.indexOf(` ${word}`);
    const [start, last] = [from[at], from[at + word.length - 1]];
    return at < 0 || start === undefined || last === undefined ? [] : [[offset(characters, start), offset(characters, last + 1)]];
  });
  return apart(found.sort(([one], [other]) => one - other));
};

const offset = (characters: readonly string[], index: number): number => characters.slice(0, index).join('').length;

const apart = (ranges: readonly [number, number][]): [number, number][] => {
  const kept: [number, number][] = [];
  for (const range of ranges) if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
};
