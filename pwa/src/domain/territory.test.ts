import { expect, test } from 'vitest';
import { communeNamed, communesInOrder, epciNamed, territoryOf } from './territory';

const territory = territoryOf({
  territory: {
    vintage: '2026',
    epcis: [
      { siren: '242500361', kind: 'CU', name: 'Grand Besançon Métropole', communes: ['25056', '25527', '25438'] },
      { siren: '242504447', kind: 'CC', name: 'CC du Doubs Baumois', communes: ['25047'] },
    ],
    communes: ['39198'],
    names: { '25056': 'Besançon', '25047': 'Baume-les-Dames', '25438': 'Osselle-Routelle', '25527': 'Saint-Vit', '39198': 'Dole' },
    former: { '25509': '25438' },
  },
});

test('a commune is named, also by a code from before it merged', () => {
  expect(communeNamed(territory, '25056')).toBe('Besançon');
  expect(communeNamed(territory, '25509')).toBe('Osselle-Routelle');
  expect(communeNamed(territory, '75056')).toBeNull();
  expect(epciNamed(territory, '242504447')).toBe('CC du Doubs Baumois');
});

test('towns come first, the others by name', () => {
  expect(communesInOrder(territory).map(({ name }) => name)).toEqual(['Besançon', 'Baume-les-Dames', 'Dole', 'Osselle-Routelle', 'Saint-Vit']);
});

test('before anything is chosen there is no commune', () => {
  expect(communesInOrder(territoryOf({}))).toEqual([]);
  expect(communeNamed(territoryOf({}), '25056')).toBeNull();
});

test('a town of two chosen intercommunalités is listed once', () => {
  const twice = { ...territory, epcis: [...territory.epcis, { siren: '1', kind: 'EPT', name: 'Autre', communes: ['25056'] }] };
  expect(communesInOrder(twice).filter(({ insee }) => insee === '25056')).toHaveLength(1);
});
