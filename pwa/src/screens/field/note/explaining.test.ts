import fc from 'fast-check';
import { expect, test } from 'vitest';
import { options } from '../../../domain/codes';
import { criteria } from '../../../domain/criteria';
import { decidedBy, lackingFacts } from './explaining';

const ways = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);
const values = <T extends { value: unknown }>(all: readonly T[]): T['value'][] => all.map(({ value }) => value);
const anyFacts = fc.record({
  situation: ways(values(options('situation'))),
  followed_by: fc.option(fc.uniqueArray(fc.constantFrom(...values(options('followed_by'))))),
  last_contact: ways(values(options('last_contact'))),
});

test('whatever is known, either what decides is said or what is missing, never both', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { result } = criteria(facts);
      expect(decidedBy(facts) === '').toBe(result === 'missing');
      if (result === 'missing') expect(lackingFacts(facts)).not.toBe('');
      if (result === 'meets') expect(lackingFacts(facts)).toBe('');
    }),
  );
});

test('who does not meet them is told by the answer that says no', () => {
  const followed = { situation: 'none' as const, followed_by: ['mission_locale' as const], last_contact: 'under_5_months' as const };
  expect(decidedBy(followed)).toMatch(/^Accompagné par .*, avec des nouvelles récentes\.$/);
  expect(decidedBy({ ...followed, last_contact: 'over_5_months' })).toBe(
    'Sans emploi, école ni formation, et plus de nouvelles de l’accompagnement depuis 5 mois.',
  );
  expect(lackingFacts({ ...followed, last_contact: null })).toBe('«\u00a0Dernières nouvelles\u00a0»');
});
