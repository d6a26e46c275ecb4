import type { Instant } from './days';

/** An outing under way, as one person sees it. */
export interface Going {
  id: string;
  started_at: Instant | null;
  /** They are of its team, or opened it. */
  mine: boolean;
  /** The last thing they noted on it. */
  lastOwn: Instant | null;
}

/** When they last had to do with it; empty for a colleague's outing. */
const lastOf = ({ started_at, mine, lastOwn }: Going): string => [lastOwn ?? '', mine ? (started_at ?? '') : ''].sort().at(-1) ?? '';

/**
 * Of several outings under way, the one where this person last noted something or that they last
 * began comes first; a colleague's come after, the last begun first.
 */
export const ownFirst = <T extends Going>(all: readonly T[]): T[] => {
  const order = (one: T): [string, string, string] => [lastOf(one), one.started_at ?? '', one.id];
  return [...all].sort((one, other) => {
    const [a, b] = [order(one), order(other)];
    const at = a.findIndex((key, index) => key !== b[index]);
    return at < 0 ? 0 : (a[at] ?? '') > (b[at] ?? '') ? -1 : 1;
  });
};
