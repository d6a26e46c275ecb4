import type { OutingCard, TallyShown } from '../../../store/views';

export const ALL = 'all';
/** A person, or all of them added up. */
export type Kept = string;

/** Whose counts may be kept: whoever counted, as far as this phone knows, and whoever was to count. */
export const keepers = ({ counters }: Pick<OutingCard, 'counters'>, { perPerson }: Pick<TallyShown, 'perPerson'>): string[] => [
  ...new Set([...perPerson.map(({ person }) => person), ...(counters ?? [])]),
];

/**
 * What was said before of whose counts stand. Null: that no longer answers it, somebody counted who was not
 * to, and whoever was has sent nothing yet.
 */
export const keptAlready = (
  { counters }: Pick<OutingCard, 'counters'>,
  { perPerson }: Pick<TallyShown, 'perPerson'>,
): Kept | null => {
  const [only, ...more] = counters ?? [];
  if (only === undefined) return ALL;
  const heard = perPerson.map(({ person }) => person);
  return more.length === 0 && (heard.length === 0 || heard.includes(only)) ? only : null;
};

/** What closing says of it: nothing where nothing was chosen. */
export const countersChosen = (kept: Kept | null): { counters?: string[] } =>
  kept === null ? {} : { counters: kept === ALL ? [] : [kept] };
