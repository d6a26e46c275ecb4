import { expect, test } from 'vitest';
import { territoryOf } from '../../domain/territory';
import { WHOLE } from './filters';
import { homeAnswer, homeChosen, homeOptions, placeAnswer, placeChosen, placeOptions, withChosen } from './where';

const territory = territoryOf({
  territory: {
    vintage: '2026',
    epcis: [
      { siren: '242500361', kind: 'CU', name: 'Grand Besançon', communes: ['25056', '25438'] },
      { siren: '242504447', kind: 'CC', name: 'Doubs Baumois', communes: ['25047'] },
    ],
    communes: [],
    names: { '25056': 'Besançon', '25438': 'Osselle-Routelle', '25047': 'Baume-les-Dames' },
    former: { '25509': '25438' },
  },
});
const zones = [
  { id: 'z1', name: 'Battant' },
  { id: 'z2', name: 'Planoise' },
];
const places = [
  { id: 'p1', name: 'Gare', commune: '25056', zone: 'z1' },
  { id: 'p2', name: 'Salle', commune: '25509', zone: null },
  { id: 'p3', name: 'Ailleurs', commune: null, zone: null },
];

test('outings were at places, and in the communes, districts and intercommunalités that have some', () => {
  const said = placeOptions(places, zones, territory).map(({ group, label }) => `${group}: ${label}`);
  expect(said).toEqual([
    'Lieux: Gare',
    'Lieux: Salle',
    'Lieux: Ailleurs',
    'Communes: Besançon',
    'Communes: Osselle-Routelle',
    'Quartiers: Battant',
    'Intercommunalités: Grand Besançon',
  ]);
});

test('people may live anywhere in the territory', () => {
  expect(homeOptions(zones, territory).map(({ value }) => value)).toEqual([
    'epci:242500361',
    'epci:242504447',
    'zone:z1',
    'zone:z2',
    'commune:25056',
    'commune:25047',
    'commune:25438',
  ]);
});

test('one answer takes the place of another, and leaves the other question alone', () => {
  const at = { ...WHOLE, ...placeAnswer('placeCommune:25056') };
  expect(placeChosen(at)).toBe('placeCommune:25056');
  const both = { ...at, ...homeAnswer('epci:242504447') };
  expect([placeChosen(both), homeChosen(both)]).toEqual(['placeCommune:25056', 'epci:242504447']);
  expect(placeChosen({ ...both, ...placeAnswer('') })).toBe('');
  expect({ ...both, ...placeAnswer('place:p1') }).toMatchObject({ place: 'p1', placeCommune: '', epci: '242504447' });
});

test('what an address asks for is said, even when no list has it', () => {
  expect(withChosen([], 'commune:39198', territory).at(-1)?.label).toBe('39198');
  expect(withChosen([], 'place:gone', territory).at(-1)?.label).toBe('Un choix qui n’est pas dans vos listes');
  expect(withChosen([], '', territory)).toEqual([]);
});
