import { isYouthBand } from './codes';
import type { Instant } from './days';
import type { Viewed } from './replay';

/** Counts by age band and gender: `18_21/male`. */
export type Cells = Record<string, number>;

/** What was counted on an outing. `mine` is this phone's person alone, first time and again together. */
export interface Tally {
  mine: Cells;
  team: Cells;
  mineTotal: number;
  teamTotal: number;
  /** Of the team's total, the 16-29. */
  young: number;
  /** Distinct known youths met. */
  youths: number;
  healthActs: number;
  perPerson: { person: string; count: number; lastAt: Instant; counts: boolean }[];
  perStop: { place: string | null; count: number }[];
}

/** The cell of an encounter. */
export const cellOf = ({ age_band, gender }: { age_band: string; gender: string }): string =>
  `${age_band}/${gender}`;

/**
 * The encounters that count: not taken back, not refused, and one per youth and outing ("déjà
 * compté" first, then the earliest, then the smallest id: as in the figures), earliest first. `headOf` tells
 * which file stands for a merged one, `outingOf` which outing.
 */
export const counted = (
  encounters: readonly Viewed<'encounter'>[],
  headOf: (youth: string) => string,
  outingOf: (outing: string) => string = (outing) => outing,
): Viewed<'encounter'>[] => {
  const kept = new Map<string, Viewed<'encounter'>>();
  for (const one of [...encounters].sort(earliestFirst)) {
    if (one.deleted || one.uncounted) continue;
    const whom = one.youth === null ? one.id : `${outingOf(one.outing)}/${headOf(one.youth)}`;
    const before = kept.get(whom);
    if (!before || (one.count === 0 && before.count > 0)) kept.set(whom, one);
  }
  return [...kept.values()].sort(earliestFirst);
};

const earliestFirst = (one: Viewed<'encounter'>, other: Viewed<'encounter'>): number =>
  one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1;

/**
 * The tally of one outing, and of those merged into it. `counters`: whose anonymous counts were kept at its closing ("garder le
 * compte de…"); none while it is under way, when all counts add up. As in `api/indicators/meetings.py`.
 */
export const tallyOf = (
  encounters: readonly Viewed<'encounter'>[],
  {
    me,
    counters = null,
    healthActs = 0,
    headOf = (youth) => youth,
    outingOf,
  }: {
    me: string;
    counters?: readonly string[] | null;
    healthActs?: number;
    headOf?: (youth: string) => string;
    outingOf?: (outing: string) => string;
  },
): Tally => {
  const counts = (person: string): boolean => !counters?.length || counters.includes(person);
  const all = counted(encounters, headOf, outingOf);
  const kept = all.filter((one) => one.youth !== null || counts(one.by));
  const mine = all.filter((one) => one.by === me);
  return {
    mine: cells(mine),
    team: cells(kept),
    mineTotal: sum(mine),
    teamTotal: sum(kept),
    young: sum(kept.filter((one) => isYouthBand(one.age_band))),
    youths: kept.filter((one) => one.youth !== null).length,
    healthActs,
    perPerson: perPerson(all, counts),
    perStop: [...groupBy(kept, (one) => one.place)].map(([place, of]) => ({ place, count: sum(of) })),
  };
};

const sum = (encounters: readonly { count: number }[]): number =>
  encounters.reduce((total, { count }) => total + count, 0);

const groupBy = <K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

const cells = (encounters: readonly Viewed<'encounter'>[]): Cells =>
  Object.fromEntries([...groupBy(encounters, cellOf)].map(([cell, of]) => [cell, sum(of)]));

const perPerson = (
  encounters: readonly Viewed<'encounter'>[],
  counts: (person: string) => boolean,
): Tally['perPerson'] =>
  [...groupBy(encounters, (one) => one.by)].map(([person, of]) => ({
    person,
    count: sum(of),
    lastAt: of.at(-1)?.at ?? '',
    counts: counts(person),
  }));
