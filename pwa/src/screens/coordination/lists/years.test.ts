import { expect, test } from 'vitest';
import { readYear, yearsOf, typedOf } from './years';

test('past years come latest first, with what is known of them', () => {
  const settings = { past_seasons: { '2020': { outings: 48 }, '2021': { outings: 74, identified: 49 } } };
  expect(yearsOf(settings, 'past_seasons').map(({ year }) => year)).toEqual(['2021', '2020']);
  expect(yearsOf({}, 'objectives')).toEqual([]);
  expect(typedOf('2020', { outings: 0 })).toMatchObject({ year: '2020', outings: '0', contacts: '' });
});

test('a total left empty is not known, never zero; spaces inside a number are read over', () => {
  const read = readYear({ ...typedOf('2021', {}), contacts: '1 290', outings: '0' });
  expect(read).toMatchObject({ year: 2021, totals: { contacts: 1290, outings: 0, identified: null } });
});

test('the first field that is no number is named', () => {
  expect(readYear(typedOf('21', {}))).toMatchObject({ field: 'year' });
  expect(readYear({ ...typedOf('2021', {}), people_met: '12,5' })).toMatchObject({ field: 'people_met' });
  expect(readYear({ ...typedOf('2021', {}), identified: '-4' })).toMatchObject({ field: 'identified' });
});
