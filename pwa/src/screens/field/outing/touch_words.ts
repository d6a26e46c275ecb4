import { outing as words } from '../../../text/field';
import { tally } from '../../../text/tally';
import type { Tapped } from './tapping.svelte';
import type { Said } from './touches.svelte';

/** `Homme, 18-21 ans`; only the age where no gender was asked. */
export const groupWords = ({ age_band, gender, public: whom }: Pick<Tapped, 'age_band' | 'gender' | 'public'>): string => {
  const age = words.agesRead[age_band];
  const bare = gender === 'unknown' && (age_band === 'unknown' || age_band === 'under_16');
  const who = bare ? age : `${words.genders[gender]}, ${age}`;
  return whom ? `${who}, ${tally.publics[whom].toLocaleLowerCase('fr')}` : who;
};

const totalOf = (groups: readonly Tapped[]): number => groups.reduce((sum, { count }) => sum + count, 0);

/** A touch in words: how many (when it counted people), what, and what is said once it is undone. */
export const touchWords = (said: Said): { plus: string; what: string; rest: string; undone: string; redone: string } => {
  if ('name' in said) return { plus: '', what: said.name, rest: said.what, undone: said.undone, redone: said.what };
  const total = totalOf(said.groups);
  const [only, another] = said.groups;
  const alone = only !== undefined && !another;
  const what = alone ? groupWords(only) : words.groupDone(total);
  const many = !alone && total > 1;
  return {
    plus: words.plus(total),
    what: alone ? what : what.replace(/^[^\p{L}]*/u, ''),
    rest: '',
    undone: many ? words.takenBackGroup : words.takenBack,
    redone: many ? tally.givenBackGroup : tally.givenBack,
  };
};

/** The same read aloud once taken back, or given back: `Homme, 18-21 ans, retiré du compte`. */
export const turnedWords = (said: Said, back: boolean): string => {
  const { plus, what, undone, redone } = touchWords(said);
  return `${'groups' in said && said.groups.length > 1 ? `${plus.replace('+', '')} ` : ''}${what}, ${back ? undone : redone}`;
};
