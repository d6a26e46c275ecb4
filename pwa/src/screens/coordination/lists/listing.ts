import { folded } from '../../field/folding';

/** One line of a list: what it is called, what else is said of it, in the order of the heads. */
export interface Line {
  id: string;
  name: string;
  cells: string[];
  /** Of the cells, what a phone has room for: the first so many. */
  brief?: number;
  away: boolean;
  /** Where it is when it is not on the server yet, or why it is not. */
  kept?: string;
}

/** The lines that hold every word typed, accents and capitals aside; those that are away only if wanted. */
export const shownOf = (lines: readonly Line[], typed: string, withAway: boolean): Line[] => {
  const words = folded(typed).split(' ').filter(Boolean);
  return lines.filter(({ name, cells, away }) => {
    const text = folded([name, ...cells].join(' '));
    return (withAway || !away) && words.every((word) => text.includes(word));
  });
};
