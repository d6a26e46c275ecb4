import { expect, test } from 'vitest';
import { words as widget } from '../ui/words';
import { at, of } from './french';
import { where } from './noting';
import { joining } from './outing_start';
import { tally } from './tally';

test('“de” loses its vowel before another, accents and silent h included', () => {
  expect(['Élise', 'Inès', 'Hugo', 'Yves', 'un collègue', 'Œdipe', 'avril 2022'].map(of)).toEqual(
    ['d’Élise', 'd’Inès', 'd’Hugo', 'd’Yves', 'd’un collègue', 'd’Œdipe', 'd’avril 2022'],
  );
  expect(['Nadia', 'Yanis', 'Çağla', '3 jeunes'].map(of)).toEqual(['de Nadia', 'de Yanis', 'de Çağla', 'de 3 jeunes']);
});

test('“à” and a place’s article become one word, but for “La” and “L’”', () => {
  expect(['Le Moutherot', 'Les Auxons', 'La Vèze', 'L’Isle', 'Besançon', 'Levier'].map(at)).toEqual(
    ['au Moutherot', 'aux Auxons', 'à La Vèze', 'à L’Isle', 'à Besançon', 'à Levier'],
  );
});

test('sentences agree with whomever, wherever and however many they name', () => {
  expect(joining.of('Élise', '14 h')).toBe('celle d’Élise dès 14 h');
  expect(joining.of(joining.someone, '14 h')).toBe('celle d’un collègue dès 14 h');
  expect(joining.counted('Inès')).toBe('Réunie avec la sortie d’Inès');
  expect(tally.notMine(['Nadia'])).toBe('C’est Nadia qui compte pour l’équipe');
  expect(tally.notMine(['Nadia', 'Karim'])).toBe('Ce sont Nadia et Karim qui comptent pour l’équipe');
  expect(where.detail('Rue', 'Les Auxons')).toBe('Rue, vit aux Auxons');
  expect([0, 1, 2].map((typed) => widget.digitsTyped(typed, 4))).toEqual(['0\u00a0chiffre sur 4', '1\u00a0chiffre sur 4', '2\u00a0chiffres sur 4']);
});
