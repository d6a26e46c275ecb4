import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgeBand, Code } from './codes';
import { likeness, PROPOSED, type Person } from './likeness';
import { personOf, type Written } from './testing/written_people';

interface Pair {
  same: boolean;
  why: string;
  held_out: boolean;
  a: Written;
  b: Written;
}

const table = JSON.parse(
  readFileSync(new URL('../../../tests/golden/alike-pairs.json', import.meta.url), 'utf8'),
) as { pairs: Pair[] };

interface Measured {
  precision: number;
  recall: number;
  wrong: string[];
}

const measured = (pairs: readonly Pair[]): Measured => {
  const judged = pairs.map((pair) => ({ pair, score: likeness(personOf(pair.a), personOf(pair.b)).score }));
  const proposed = judged.filter(({ score }) => score >= PROPOSED);
  const right = proposed.filter(({ pair }) => pair.same).length;
  return {
    precision: right / proposed.length,
    recall: right / pairs.filter(({ same }) => same).length,
    wrong: judged
      .filter(({ pair, score }) => pair.same !== score >= PROPOSED)
      .map(({ pair, score }) => `${pair.same ? 'missed' : 'proposed'} at ${score.toFixed(2)}: ${pair.why}`),
  };
};

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

test.each([
  ['all', table.pairs],
  ['never looked at', table.pairs.filter(({ held_out }) => held_out)],
])('on pairs of invented people (%s), nearly all duplicates are proposed and few others', (which, pairs) => {
  const found = measured(pairs);
  console.info(
    `Is this one of these? ${which}: ${pairs.length} pairs, precision ${percent(found.precision)}, recall ${percent(found.recall)}`,
    found.wrong,
  );
  expect(found.recall).toBeGreaterThanOrEqual(0.95);
  expect(found.precision).toBeGreaterThanOrEqual(0.8);
});

const letters = fc.string({ unit: fc.constantFrom(...'aeioumnlrsktdhycé -'), minLength: 1, maxLength: 12 });
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const oneOf = (of: keyof Written): fc.Arbitrary<string> =>
  fc.constantFrom(...new Set(table.pairs.flatMap(({ a, b }) => [a[of], b[of]].filter((text) => typeof text === 'string'))));
const name = (of: 'first_name' | 'last_name' | 'nickname'): fc.Arbitrary<string | undefined> => some(fc.oneof(oneOf(of), letters));

const person: fc.Arbitrary<Person> = fc
  .record({
    first_name: name('first_name'),
    last_name: name('last_name'),
    nickname: name('nickname'),
    phones: fc.array(fc.constantFrom('06 39 98 01 01', '+33639980101', '0353010203', '06 39 98 01 02'), { maxLength: 2 }),
    birth_date: some(fc.constantFrom('2004-03-04', '2004-04-03', '2006-01-09', '1999-12-31')),
    age_band: fc.constantFrom<AgeBand[]>('under_16', '16_17', '18_21', '22_25', '26_29', '30_plus', 'unknown'),
    on: fc.constantFrom('2024-05-28', '2026-06-12'),
    gender: fc.constantFrom<Code<'gender'>[]>('female', 'male', 'other', 'unknown'),
    commune: some(fc.constantFrom('25056', '25388')),
  })
  .map(personOf);

test('of two people it makes no difference who comes first', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      expect(likeness(one, other)).toEqual(likeness(other, one));
    }),
    { numRuns: 500 },
  );
});

test('a name said twice is not another of as many words, from either side', () => {
  const called = (nickname: string): Person => personOf({ nickname, age_band: '18_21', on: '2026-06-12', gender: 'female' });
  expect(likeness(called('Jean Jean'), called('Jean Hugo'))).toEqual(likeness(called('Jean Hugo'), called('Jean Jean')));
});

test('nobody is more like somebody with a name than they are themselves', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      fc.pre(/[a-zé]/.test(Object.values(one.name ?? {}).join('')));
      expect(likeness(one, other).score).toBeLessThanOrEqual(likeness(one, one).score + 1e-9);
    }),
    { numRuns: 500 },
  );
});

test('the order of phones and of the parts of a name makes no difference', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      const turned = <T extends object>(of: T | null): T | null =>
        of && (Object.fromEntries(Object.entries(of).reverse()) as T);
      const again = { ...turned(one), name: turned(one.name), phones: [...one.phones].reverse() } as Person;
      expect(likeness(again, other)).toEqual(likeness(one, other));
    }),
  );
});

test('two files without a name are never alike, whatever else they share', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      expect(likeness({ ...one, name: null }, { ...other, name: null }).score).toBe(0);
    }),
  );
});
