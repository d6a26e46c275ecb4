import { expect, test } from 'vitest';
import type { Viewed } from './replay';
import { tallyOf } from './tally';

let minute = 0;
const met = (more: Partial<Viewed<'encounter'>>): Viewed<'encounter'> => {
  minute += 1;
  return {
    id: `e${String(minute).padStart(3, '0')}`,
    by: 'nadia',
    truth: 'server',
    seen: null,
    deleted: false,
    erased: false,
    refusal: null,
    refusedValues: {},
    uncounted: false,
    outing: 'o',
    place: 'p',
    at: `2026-06-16T12:${String(minute).padStart(2, '0')}:00.000Z`,
    age_band: '18_21',
    gender: 'male',
    count: 1,
    first_time: true,
    public: null,
    youth: null,
    ...more,
  };
};
const me = 'nadia';

test('my own count is on the tiles and the team’s beside it', () => {
  const tally = tallyOf([met({ count: 3 }), met({ by: 'karim', count: 2 }), met({ gender: 'female', age_band: '30_plus' })], { me });
  expect(tally).toMatchObject({ mineTotal: 4, teamTotal: 6, young: 5, mine: { '18_21/male': 3, '30_plus/female': 1 } });
  expect(tally.perPerson.map(({ person, count }) => [person, count])).toEqual([['nadia', 4], ['karim', 2]]);
});

test('what was taken back or refused does not count', () => {
  expect(tallyOf([met({ deleted: true }), met({ uncounted: true }), met({})], { me }).teamTotal).toBe(1);
});

test('a youth counts once an outing, as one file after merging; "déjà compté" goes before', () => {
  const headOf = (youth: string): string => (youth === 'b' ? 'a' : youth);
  const twice = [met({ youth: 'a' }), met({ youth: 'b', by: 'karim' }), met({ youth: 'c' })];
  expect(tallyOf(twice, { me, headOf })).toMatchObject({ teamTotal: 2, youths: 2 });
  const before = [met({ youth: 'a' }), met({ youth: 'a', count: 0, by: 'karim' })];
  expect(tallyOf(before, { me, headOf })).toMatchObject({ teamTotal: 0, youths: 1 });
});

test('keeping the count of one leaves the others’ in history, and their youths counted', () => {
  const all = [met({ count: 5 }), met({ by: 'karim', count: 4 }), met({ by: 'karim', youth: 'a' })];
  const tally = tallyOf(all, { me, counters: ['nadia'] });
  expect(tally.teamTotal).toBe(6);
  expect(tally.perPerson).toMatchObject([{ person: 'nadia', counts: true }, { person: 'karim', count: 5, counts: false }]);
});

test('each stop has its own count', () => {
  const tally = tallyOf([met({}), met({ place: 'q', count: 2 }), met({ place: null })], { me });
  expect(tally.perStop).toEqual([{ place: 'p', count: 1 }, { place: 'q', count: 2 }, { place: null, count: 1 }]);
});
