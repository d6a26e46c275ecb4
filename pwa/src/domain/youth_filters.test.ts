import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosen, NO_FILTER, SILENCES, staysIn, type YouthFilters } from './youth_filters';

const seen = { me: 'nadia', now: Date.parse('2026-06-16T12:00:00.000Z'), today: '2026-06-16' };
const line = {
  referent: 'nadia',
  closed_at: null,
  age: { band: '16_17', on: '2026-05-28' } as const,
  criteria: { situation: 'yes', followUp: 'yes', result: 'meets' } as const,
  lastNewsAt: '2026-05-01T10:00:00.000Z',
  mainPathway: null,
};
const only = (filters: Partial<YouthFilters>): YouthFilters => ({ ...NO_FILTER, ...filters });

test('without a choice everybody stays', () => {
  expect(staysIn({ ...line, closed_at: '2026-01-01' }, NO_FILTER, seen)).toBe(true);
  expect(chosen(NO_FILTER)).toBe(0);
});

test('each choice leaves out whom it says', () => {
  expect(staysIn({ ...line, referent: 'karim' }, only({ mine: true }), seen)).toBe(false);
  expect(staysIn({ ...line, criteria: null }, only({ unsupported: true }), seen)).toBe(false);
  expect(staysIn({ ...line, mainPathway: {} }, only({ withoutPathway: true }), seen)).toBe(false);
  expect(staysIn({ ...line, age: { years: 18 } }, only({ minors: true }), seen)).toBe(false);
  expect(staysIn(line, only({ silent: '30' }), seen)).toBe(true);
  expect(staysIn(line, only({ silent: '60' }), seen)).toBe(false);
  expect(staysIn({ ...line, lastNewsAt: null }, only({ silent: '90' }), seen)).toBe(true);
});

test('a closed file waits for nothing, and may still be mine', () => {
  const closed = { ...line, closed_at: '2026-06-01' };
  expect(staysIn(closed, only({ unsupported: true }), seen)).toBe(false);
  expect(staysIn(closed, only({ mine: true, minors: true }), seen)).toBe(true);
});

test('choices together keep those that each of them keeps', () => {
  const yes = fc.boolean();
  const filters = fc.record({ mine: yes, unsupported: yes, withoutPathway: yes, minors: yes, silent: fc.constantFrom(null, ...SILENCES) });
  const some = fc.record({
    referent: fc.constantFrom(null, 'nadia', 'karim'),
    closed_at: fc.constantFrom(null, '2026-06-01'),
    age: fc.constantFrom(null, { years: 17 }, { years: 20 }),
    criteria: fc.constantFrom(null, line.criteria),
    lastNewsAt: fc.constantFrom(null, '2026-06-10T10:00:00.000Z', '2026-04-10T10:00:00.000Z', '2026-01-10T10:00:00.000Z'),
    mainPathway: fc.constantFrom(null, {}),
  });
  fc.assert(
    fc.property(filters, some, (all, one) => {
      const each = Object.entries(all).map(([name, value]) => staysIn(one, only({ [name]: value }), seen));
      expect(staysIn(one, all, seen)).toBe(each.every(Boolean));
    }),
  );
});
