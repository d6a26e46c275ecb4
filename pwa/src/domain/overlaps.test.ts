import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from './days';
import { meetInTime, overlapsOf, type Booked } from './overlaps';

const at = (hour: number): string => instant(Date.parse('2026-06-16T00:00:00Z') + hour * 3_600_000);
const outing = (id: string, from: number, to: number | null, team: string[] = [], truck = false): Booked => ({
  id,
  from: at(from),
  to: to === null ? null : at(to),
  team,
  truck,
});

test('one person in two outings of overlapping hours is said of both', () => {
  const [day, evening] = [outing('day', 14, 18, ['nadia', 'karim']), outing('evening', 17, 20, ['karim'])];
  expect(overlapsOf(day, [day, evening])).toEqual([{ other: evening, people: ['karim'], truck: false }]);
  expect(overlapsOf(evening, [day, evening])).toEqual([{ other: day, people: ['karim'], truck: false }]);
});

test('there is one truck', () => {
  const [one, other] = [outing('one', 14, 18, ['nadia'], true), outing('other', 15, 16, ['karim'], true)];
  expect(overlapsOf(one, [other])).toEqual([{ other, people: [], truck: true }]);
  expect(overlapsOf(one, [{ ...other, truck: false }])).toEqual([]);
});

test('one that begins as the other ends is no conflict, and one without an end lasts two hours', () => {
  expect(meetInTime(outing('one', 14, 16), outing('other', 16, 18))).toBe(false);
  expect(meetInTime(outing('one', 14, null), outing('other', 15.5, 18))).toBe(true);
  expect(meetInTime(outing('one', 14, null), outing('other', 16, 18))).toBe(false);
});

test('a conflict is one of both, whatever the hours and teams', () => {
  const any = fc.record({
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.option(fc.integer({ min: 0, max: 12 })),
    team: fc.uniqueArray(fc.constantFrom('nadia', 'karim', 'lou')),
    truck: fc.boolean(),
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [one, other] = [a, b].map(({ from, length, team, truck }, id) =>
        outing(String(id), from, length === null ? null : from + length, team, truck),
      ) as [Booked, Booked];
      const [there] = overlapsOf(one, [other]);
      const [back] = overlapsOf(other, [one]);
      expect([...(there?.people ?? [])].sort()).toEqual([...(back?.people ?? [])].sort());
      expect(there?.truck).toBe(back?.truck);
      expect(there !== undefined).toBe(meetInTime(one, other) && ((a.truck && b.truck) || a.team.some((who) => b.team.includes(who))));
    }),
  );
});
