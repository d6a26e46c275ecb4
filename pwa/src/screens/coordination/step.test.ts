import { expect, test } from 'vitest';
import { coordination } from '../../text/coordination';

const words = coordination.steering.met;
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test('the step from met to identified is a share of the youths met, and none where nobody was met', () => {
  expect(plain(words.share(34, 1000))).toBe('soit 3,4 % (34/1 000)');
  expect(words.share(0, 0)).toBe('');
});

test('those identified on outings are not said to be among the youths met', () => {
  expect(plain(words.describe(4, 2, 0))).toBe('4 personnes rencontrées, dont 2 jeunes de 16 à 29 ans, dont 0 repéré en sortie.');
  expect(plain(words.all(5, 3, 8))).toBe('Jeunes repérés, rencontrés avant ou non : 5 en sortie et 3 ailleurs, total 8.');
});
