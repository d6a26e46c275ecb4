import { expect, test } from 'vitest';
import { noteUnread } from './names';

test.each(['unreadable', 'no_key', 'erased'] as const)('a note that is %s is said to stay as it is, and is not asked for', (state) => {
  expect(noteUnread({ state })).toBe('Note illisible. Ce qui ne se lit pas ici reste comme il est.');
});

test('a note that is there, or that nobody wrote yet, is filled in', () => {
  expect([noteUnread({ state: 'none' }), noteUnread({ state: 'ok', value: 'Vue au lac' })]).toEqual([null, null]);
});

test('one that is being opened is waited for', () => {
  expect(noteUnread({ state: 'opening' })).not.toBeNull();
});
