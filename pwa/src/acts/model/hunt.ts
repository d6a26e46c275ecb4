import Dexie from 'dexie';
import fc from 'fast-check';
import { expect } from 'vitest';
import { ACCIDENTS } from './accidents';
import { EXCHANGES } from './exchanges';
import { ACTS, type Happens } from './people';
import { balances, holds, settle } from './truths';
import { World } from './world';

const ALL = { ...ACTS, ...EXCHANGES, ...ACCIDENTS };
type Name = keyof typeof ALL;

/** What happens, to whom, with which record, and how: as the hunt prints it, and as plain tests keep it. */
export type Happening = [what: Name, who?: number, pick?: number, n?: number];

/** One afternoon from its first minute to its end: throws where something was lost, doubled, hidden or told. */
export const live = async (happenings: readonly Happening[]): Promise<void> => {
  const world = await World.begin();
  try {
    for (const [what, who = 0, pick = 0, n = 0] of happenings) {
      const happens: Happens = ALL[what];
      await happens(world, who, pick, n);
      expect(Dexie.currentTransaction, 'whoever waited for an act is out of its transaction').toBeNull();
      await holds(world);
    }
    await settle(world);
    await balances(world);
  } finally {
    world.end();
  }
};

const names = Object.keys(ALL) as Name[];
const OFTEN: readonly Name[] = ['somebody is met', 'a phone syncs', 'a youth is noted', 'a file changes', 'a sync meets trouble'];

const happening: fc.Arbitrary<Happening> = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...OFTEN) }, { weight: 7, arbitrary: fc.constantFrom(...names) }),
  fc.integer({ min: 0, max: 3 }),
  fc.nat(12),
  fc.nat(12),
);

/** So many afternoons of so many events; the same each time for the same seed. */
export const hunt = (runs: number, events: number, seed?: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: events, size: 'max' }), live),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
