import { expect, test } from 'vitest';
import { folded, hits } from './folding';

test('accents, capitals and signs are no difference', () => {
  expect(folded('Élodie-Œuvre')).toBe('elodie oeuvre');
});

test('a hit is where a word begins, in the characters as shown', () => {
  expect(hits('Maryam, dite Yana', ['yan'])).toEqual([[13, 16]]);
  expect(hits('Noël Œ.', ['noe'])).toEqual([[0, 3]]);
  expect(hits('Œdipe', ['oed'])).toEqual([[0, 2]]);
});

test('what begins no word is no hit, and hits do not overlap', () => {
  expect(hits('Maryam', ['yam'])).toEqual([]);
  expect(hits('Yanis Yanis', ['ya', 'yanis'])).toEqual([[0, 2]]);
});
