import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atTime } from './days';
import { headOf, membersOf, mergeMap } from './merging';
import { pairOf } from './merging';
import { maybeOne, standing, startOfOne, type Candidate } from './one_outing';
import type { Viewed } from './replay';
import { tallyOf } from './tally';

interface Case {
  name: string;
  outings: { id: string; started_at: string | null; status: Viewed<'outing'>['status']; merged_into: string | null; counters: string[] }[];
  encounters: { outing: string; by: string; count: number; youth: string | null; at: string; deleted: boolean }[];
  outings_held: number;
  contacts: number;
}
/** The same file is read by `tests/indicators/test_merged_outings.py`: phones count as the figures do. */
const file = new URL('../../../tests/golden/merged-outings.json', import.meta.url);
const CASES = JSON.parse(readFileSync(file, 'utf8')) as Case[];

const moment = (local: string): string => atTime(local.slice(0, 10), local.slice(11), 'Europe/Paris');
const met = (one: Partial<Viewed<'encounter'>>, id: number): Viewed<'encounter'> =>
  ({ id: String(id).padStart(4, '0'), uncounted: false, deleted: false, place: null, age_band: '18_21', gender: 'male', youth: null, ...one }) as Viewed<'encounter'>;

/** Outings held and people counted, as a phone's screens count them. */
const shown = ({ outings, encounters }: Case): { outings: number; contacts: number } => {
  const into = mergeMap(outings);
  const heads = outings.filter(({ id }) => headOf(id, into) === id);
  const all = encounters.map((one, index) => met({ ...one, at: moment(one.at) }, index));
  const held = heads.flatMap((head) => {
    const ids = membersOf(head.id, into);
    const members = outings.filter(({ id }) => ids.includes(id)).map((one) => ({ ...one, started_at: one.started_at && moment(one.started_at) }));
    const own = members.find(({ id }) => id === head.id);
    const of = all.filter(({ outing }) => ids.includes(outing));
    const first = new Map(of.filter(({ deleted }) => !deleted).map(({ outing, at }) => [outing, at]));
    if (!own || !startOfOne(own, members, first)) return [];
    const counters = head.status === 'closed' ? head.counters : null;
    return [tallyOf(of, { me: '', counters, outingOf: () => head.id }).teamTotal];
  });
  return { outings: held.length, contacts: held.reduce((sum, one) => sum + one, 0) };
};

describe('merged outings, as the figures count them', () => {
  test.each(CASES)('$name', (one) => {
    expect(shown(one)).toEqual({ outings: one.outings_held, contacts: one.contacts });
  });
});

const encounter = fc.record({
  outing: fc.constantFrom('a', 'b'),
  by: fc.constantFrom('nadia', 'karim'),
  at: fc.integer({ min: 10, max: 59 }).map((minute) => `2026-06-16T12:${minute}:00.000Z`),
  count: fc.integer({ min: 0, max: 9 }),
  youth: fc.option(fc.constantFrom('sami', 'lina', 'yanis')),
  gender: fc.constantFrom('male' as const, 'female' as const),
  deleted: fc.boolean(),
});
const encounters = fc.array(encounter, { maxLength: 40 }).map((all) => all.map((one, id) => met({ ...one, count: one.youth ? Math.min(one.count, 1) : one.count }, id)));

test('the tally of joined outings is the sum of both, less what a youth met on both would count twice', () => {
  fc.assert(
    fc.property(encounters, (all) => {
      const of = (outing: string) => tallyOf(all.filter((one) => one.outing === outing), { me: 'nadia' });
      const joined = tallyOf(all, { me: 'nadia', outingOf: () => 'a' });
      const live = all.filter(({ deleted }) => !deleted);
      const youths = [...new Set(live.flatMap(({ youth }) => youth ?? []))];
      const twice = youths.reduce((sum, youth) => {
        const counts = (outing: string): number => {
          const own = live.filter((one) => one.youth === youth && one.outing === outing);
          return own.length && own.every(({ count }) => count > 0) ? 1 : 0;
        };
        const once = live.filter((one) => one.youth === youth).every(({ count }) => count > 0) ? 1 : 0;
        return sum + counts('a') + counts('b') - once;
      }, 0);
      expect(joined.teamTotal).toBe(of('a').teamTotal + of('b').teamTotal - twice);
      expect(joined.youths).toBe(youths.length);
      expect(joined.perPerson.reduce((sum, { count }) => sum + count, 0)).toBe(joined.teamTotal);
      expect(Object.values(joined.team).reduce((sum, count) => sum + count, 0)).toBe(joined.teamTotal);
      expect(joined.perStop.reduce((sum, { count }) => sum + count, 0)).toBe(joined.teamTotal);
    }),
  );
});

test('every outing of a group knows the same group', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const pointers = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))).map((pairs) => new Map(pairs));
  fc.assert(
    fc.property(pointers, (into) => {
      const groups = new Set(ids.map((id) => headOf(id, into)));
      const all = [...groups].flatMap((head) => membersOf(head, into));
      expect([...all].sort()).toEqual(ids);
    }),
  );
});

describe('is it the same outing?', () => {
  const one: Candidate = { id: 'a', day: '2026-06-16', started_at: '2026-06-16T18:30:00.000Z', ended_at: null, places: new Set(['battant']) };
  const now = '2026-06-16T20:00:00.000Z';
  const other = (more: Partial<Candidate>): Candidate => ({ ...one, id: 'b', started_at: '2026-06-16T18:35:00.000Z', ...more });

  test('same day, a place in common, hours that overlap', () => {
    expect(maybeOne(one, other({}), now)).toBe(true);
    expect(maybeOne(one, other({ places: new Set(['planoise', 'battant']) }), now)).toBe(true);
  });
  test.each([
    ['itself', { id: 'a' }],
    ['another day', { day: '2026-06-15' }],
    ['another place', { places: new Set(['planoise']) }],
    ['no place', { places: new Set<string>() }],
    ['one that has not begun', { started_at: null }],
    ['one that was over before', { started_at: '2026-06-16T14:00:00.000Z', ended_at: '2026-06-16T18:00:00.000Z' }],
  ])('not %s', (_what, more) => {
    expect(maybeOne(one, other(more), now)).toBe(false);
    expect(maybeOne(other(more), one, now)).toBe(false);
  });
  test('the first begun stands, whichever phone decides', () => {
    expect(standing(one, other({})).id).toBe('a');
    expect(standing(other({}), one).id).toBe('a');
    expect(standing(other({ started_at: one.started_at }), one).id).toBe('a');
    expect(pairOf('b', 'a')).toBe(pairOf('a', 'b'));
  });
});
