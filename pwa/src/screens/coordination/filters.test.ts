import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WHOLE, askedOf, readFilters, writeFilters, type Filters } from './filters';

const [PLACE, OTHER] = ['0190a0b0-0000-7000-8000-000000000001', '0190a0b0-0000-7000-8000-000000000002'];
const read = (text: string) => {
  const query = new URLSearchParams(text);
  return readFilters((key) => query.get(key));
};

test('an address says which outings, where and by which channel', () => {
  const filters = read(`sorties=street_round&lieu=${PLACE}&canal=jdc`);
  expect(askedOf(filters)).toEqual({ kind: 'street_round', place: PLACE, channel: 'jdc' });
  expect(writeFilters(filters)).toMatchObject({ sorties: 'street_round', lieu: PLACE, canal: 'jdc', partenaire: null });
});

test('where outings were and where people live are asked apart', () => {
  const filters = read(`lieu-commune=25056&lieu-quartier=${PLACE}&lieu-interco=242500361&partenaire=${OTHER}&commune=2A004&quartier=${OTHER}&interco=242504447`);
  expect(askedOf(filters)).toEqual({
    place_commune: '25056',
    place_zone: PLACE,
    place_epci: '242500361',
    partner: OTHER,
    commune: '2A004',
    zone: OTHER,
    epci: '242504447',
  });
});

test('with or without the truck is asked apart from the kind', () => {
  expect(askedOf(read('sorties=with_truck'))).toEqual({ with_truck: 'true' });
  expect(askedOf(read('sorties=without_truck'))).toEqual({ with_truck: 'false' });
});

test('what makes no sense in an address is not asked', () => {
  expect(askedOf(read('sorties=pigeon&lieu=ici&canal=toString&commune=Dole&interco=25056&quartier=1&partenaire=Club&lieu-commune=2C004'))).toEqual({});
});

test('what is written is read back, whatever was chosen', () => {
  const values: Record<keyof Filters, string[]> = {
    outings: ['with_truck', 'street_round'],
    place: [PLACE],
    placeCommune: ['25056', '2B033'],
    placeZone: [OTHER],
    placeEpci: ['242500361'],
    partner: [PLACE],
    channel: ['jdc'],
    commune: ['97411'],
    zone: [PLACE],
    epci: ['200041887'],
  };
  const any = fc.record(Object.fromEntries(Object.entries(values).map(([filter, some]) => [filter, fc.constantFrom('', ...some)])));
  fc.assert(
    fc.property(any, (filters) => {
      const address = new URLSearchParams(Object.entries(writeFilters({ ...WHOLE, ...filters })).flatMap(([key, value]) => (value ? [[key, value]] : [])));
      expect(read(address.toString())).toEqual({ ...WHOLE, ...filters });
    }),
  );
});
