import { expect, test } from 'vitest';
import { csvOf } from './chart_copy';

const chart = {
  title: 'Canaux; tous',
  source: 'Année 2022',
  columns: [
    { key: 'label', label: 'Canal' },
    { key: 'value', label: 'Jeunes' },
  ],
  shape: 'bars' as const,
};

test('a table is copied as a spreadsheet in French reads it', () => {
  const rows = [
    { label: 'Maraude', value: 12.5 },
    { label: 'Dit « "ailleurs" »', value: { value: 3, href: '/pilotage/jeunes' } },
  ];
  expect(csvOf({ ...chart, rows, total: { label: 'Total', value: 15.5 } })).toBe(
    '"Canaux; tous"\nAnnée 2022\nCanal;Jeunes\nMaraude;12,5\n"Dit « ""ailleurs"" »";3\nTotal;15,5\n',
  );
});

test('a masked number stays masked, and no cell is a formula', () => {
  expect(csvOf({ ...chart, rows: [{ label: '=1+1', value: null }] })).toContain("'=1+1;masqué\n");
});
