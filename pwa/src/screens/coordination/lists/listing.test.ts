import { expect, test } from 'vitest';
import { shownOf, type Line } from './listing';

const line = (name: string, cells: string[] = [], away = false): Line => ({ id: name, name, cells, away });
const lines = [line('Gare Viotte', ['Centre-ville', 'Besançon']), line('Planoise', ['Quartier prioritaire']), line('Ancien marché', [], true)];
const names = (typed: string, withAway = false): string[] => shownOf(lines, typed, withAway).map(({ name }) => name);

test('a list is searched in all it says, accents and capitals aside', () => {
  expect(names('besancon')).toEqual(['Gare Viotte']);
  expect(names('PRIORI plan')).toEqual(['Planoise']);
  expect(names('nulle part')).toEqual([]);
});

test('what is archived shows only when wanted', () => {
  expect(names('')).toEqual(['Gare Viotte', 'Planoise']);
  expect(names('marche')).toEqual([]);
  expect(names('marche', true)).toEqual(['Ancien marché']);
});
