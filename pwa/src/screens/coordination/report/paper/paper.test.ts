import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Part, PartOf } from '../../../../server/report';
import { arranged } from './arranged';
import { charted } from './charted';
import { drawn } from './places_map';
import { legible, written } from './values';

const table: PartOf<'table'> = {
  kind: 'table',
  key: 'months',
  caption: 'Mois',
  head: 'Mois',
  rule: '',
  columns: [
    { key: 'n', label: 'Sorties', unit: 'count' },
    { key: 'h', label: 'Heures', unit: 'hours' },
  ],
  rows: [
    { key: '2022-04', label: 'Avril', cells: [1500, 2.25], role: 'row' },
    { key: '2022-05', label: 'Mai', cells: ['masqué', null], role: 'row' },
    { key: 'total', label: 'Total', cells: [1600, 9], role: 'total' },
  ],
};
const narrow = { ...table, columns: table.columns.slice(0, 1) };

test('a number is written in its unit; a masked one and one not known are not', () => {
  expect(written(1500)).toBe('1\u00a0500');
  expect(written(52.37, 'hours')).toBe('52,4');
  expect(written(41.5, 'percent')).toBe('41,5\u00a0%');
  expect(written('', 'count')).toBe('');
  expect([written('masqué'), written(null)]).toEqual([null, null]);
});

test('narrow tables in a row stand side by side, one alone takes the page', () => {
  const parts: Part[] = [table, narrow, narrow, { kind: 'paragraph', text: '', role: 'body' }, narrow];
  expect(arranged({ key: 's', title: 'S', parts }).map(({ beside, parts: some }) => [beside, some.length])).toEqual([
    [false, 1],
    [true, 2],
    [false, 1],
    [false, 1],
  ]);
});

test('a chart draws its table without the total, a masked number without a length', () => {
  const chart: PartOf<'chart'> = { kind: 'chart', key: 'c', table: 'months', columns: ['n'], shape: 'columns', caption: '', alt: '' };
  const found = charted(chart, new Map([['months', table]]));
  expect(found?.lines.map(({ short, initial, marks }) => [short, initial, marks[0]?.part, marks[0]?.text])).toEqual([
    ['avr.', 'A', 1, '1\u00a0500'],
    ['mai', 'M', null, null],
  ]);
  expect(charted({ ...chart, table: 'gone' }, new Map())).toBeNull();
});

test('spaces that the typeface lacks are replaced wherever they are', () => {
  expect(legible({ a: ['74\u202f%', 3], b: null })).toEqual({ a: ['74\u00a0%', 3], b: null });
});

test('every place lies on the map with a name, and those that find no room are told under it', () => {
  const place = fc.record({
    name: fc.string({ minLength: 1, maxLength: 30 }),
    latitude: fc.double({ min: 47, max: 47.4, noNaN: true }),
    longitude: fc.double({ min: 5.8, max: 6.3, noNaN: true }),
    value: fc.oneof(fc.nat(2000), fc.constantFrom('masqué', null)),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 25 }), fc.integer({ min: 240, max: 800 }), (places, width) => {
      const map = drawn(places, width);
      expect(map.discs).toHaveLength(places.length);
      for (const { x, y } of map.discs) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(map.height);
      }
      const numbers = map.discs.filter(({ name }) => /^\d+$/.test(name)).map(({ name }) => Number(name));
      expect(numbers.length).toBeGreaterThanOrEqual(map.told.length);
      expect(map.bar.length).toBeLessThanOrEqual(width / 4 + 1e-6);
    }),
  );
});
