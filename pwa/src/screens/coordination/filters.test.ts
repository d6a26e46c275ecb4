import { expect, test } from 'vitest';
import { askedOf, readFilters, writeFilters } from './filters';

const PLACE = '0190a0b0-0000-7000-8000-000000000001';
const read = (text: string) => {
  const query = new URLSearchParams(text);
  return readFilters((key) => query.get(key));
};

test('an address says which outings, where and by which channel', () => {
  const filters = read(`sorties=street_round&lieu=${PLACE}&canal=jdc`);
  expect(askedOf(filters)).toEqual({ kind: 'street_round', place: PLACE, channel: 'jdc' });
  expect(writeFilters(filters)).toEqual({ sorties: 'street_round', lieu: PLACE, canal: 'jdc' });
});

test('with or without the truck is asked apart from the kind', () => {
  expect(askedOf(read('sorties=with_truck'))).toEqual({ with_truck: 'true' });
  expect(askedOf(read('sorties=without_truck'))).toEqual({ with_truck: 'false' });
});

test('what makes no sense in an address is not asked', () => {
  expect(askedOf(read('sorties=pigeon&lieu=ici&canal=toString'))).toEqual({});
});
