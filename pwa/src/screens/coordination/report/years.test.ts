import { expect, test } from 'vitest';
import type { Part, YearDraft } from '../../../server/report';
import { hasFigures, usualYear, yearOf, yearsKnown } from './years';

const draftOf = (parts: Part[]): YearDraft => ({ document: { sections: [{ key: 'a', title: 'A', parts }] } }) as unknown as YearDraft;
const years = { kind: 'table', key: 'years', caption: '', head: '', rule: '', columns: [], rows: ['2020', '2021', 'all'].map((key) => ({ key, label: key, cells: [], role: 'row' })) } as Part;
const figures = (value: number): Part => ({ kind: 'key_figures', figures: [{ key: 'outings', value, label: 'sorties' }] });

test('until summer one reports on the year before', () => {
  expect(usualYear('2027-01-05')).toBe(2026);
  expect(usualYear('2027-06-30')).toBe(2026);
  expect(usualYear('2027-07-01')).toBe(2027);
});

test('an address names a year or none', () => {
  expect([yearOf('2022'), yearOf('22'), yearOf('edition'), yearOf('1999')]).toEqual([2022, null, null, null]);
});

test('years go from the first known of to this one, the latest first', () => {
  expect(yearsKnown(draftOf([years]), [], 2022, '2023-02-01')).toEqual([2023, 2022, 2021, 2020]);
  expect(yearsKnown(null, [], 2022, '2022-02-01')).toEqual([2022]);
});

test('a year of noughts has nothing to tell, whatever other years had', () => {
  expect(hasFigures(draftOf([figures(0), years]))).toBe(false);
  expect(hasFigures(draftOf([figures(3)]))).toBe(true);
});
