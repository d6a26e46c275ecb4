import { expect, test } from 'vitest';
import { ALL, countersChosen, keepers, keptAlready } from './keeping';

const heard = (...people: string[]) => ({ perPerson: people.map((person) => ({ person, total: 3 })) }) as never;

test('nothing said before: all add up, and closing says nothing of it', () => {
  expect(keptAlready({ counters: null }, heard('me', 'karim'))).toBe(ALL);
  expect(countersChosen(null)).toEqual({});
});

test('whoever was chosen to count stands, though their counts are still on their phone and nobody else’s came', () => {
  expect(keptAlready({ counters: ['karim'] }, heard())).toBe('karim');
  expect(keptAlready({ counters: ['karim'] }, heard('me', 'karim'))).toBe('karim');
  expect(keepers({ counters: ['karim'] }, heard())).toEqual(['karim']);
});

test('somebody counted who was not to, and whoever was has sent nothing: a person decides between both', () => {
  expect(keptAlready({ counters: ['karim'] }, heard('me'))).toBeNull();
  expect(keepers({ counters: ['karim'] }, heard('me'))).toEqual(['me', 'karim']);
});

test('what a person chooses is said', () => {
  expect(countersChosen('karim')).toEqual({ counters: ['karim'] });
  expect(countersChosen(ALL)).toEqual({ counters: [] });
});
