import { expect, test } from 'vitest';
import type { PlaceRead } from '../../../acts';
import { base64Of, modelTable, sorted } from './import_file';

const row = (line: number, also: Partial<PlaceRead> = {}): PlaceRead => ({
  line, name: `Lieu ${line}`, kind: null, commune: null, commune_name: null, zone: null, latitude: null, longitude: null, known: false, problems: [], ...also,
});

test('lines are to be mended, there already, or new', () => {
  const rows = [row(2), row(3, { known: true }), row(4, { known: true, problems: [{ column: 'Nom', message: 'Vide.' }] })];
  const { wrong, known, fresh } = sorted(rows);
  expect([wrong, known, fresh].map((some) => some.map(({ line }) => line))).toEqual([[4], [3], [2]]);
});

test('a file reaches the server byte for byte', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  const back = Uint8Array.from(atob(await base64Of(new Blob([bytes]))), (sign) => sign.charCodeAt(0));
  expect(back).toEqual(bytes);
});

test('the model opens with its accents and has a line a place', () => {
  expect(modelTable().startsWith('\uFEFFNom;Genre;Commune;')).toBe(true);
  expect(modelTable().trim().split('\r\n')).toHaveLength(3);
});
