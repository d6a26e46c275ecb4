import { expect, test } from 'vitest';
import { againGiven, againWhere, blankAgain } from './again';

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

test('followed again without a date is said to be without one', () => {
  const blank = { ...blankAgain(null), age: '18_21' as const };
  expect(againGiven(blank, 'o')).toEqual({ age_band: '18_21', outing: 'o' });
  const facts = { ...blank.facts, by: 'yes' as const, whom: ['mission_locale' as const] };
  expect(againGiven({ ...blank, facts }, 'o')).toMatchObject({ followed_by: ['mission_locale'], last_contact: null });
});
