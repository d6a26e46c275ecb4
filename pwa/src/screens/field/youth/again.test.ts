import { expect, test } from 'vitest';
import { againWhere, blankAgain } from './again';

test('a new contact is on my own outing by itself, on a colleague’s only when it is said', () => {
  const blank = blankAgain(null);
  expect(againWhere(blank, { mine: true })).toBe('outing');
  expect(againWhere(blank, { mine: false })).toBe('outside');
  expect(againWhere({ where: 'outing' }, { mine: false })).toBe('outing');
  expect(againWhere({ where: 'outside' }, { mine: true })).toBe('outside');
});

test('without an outing under way it is outside, whatever was said', () => {
  expect(againWhere({ where: 'outing' }, null)).toBe('outside');
});
