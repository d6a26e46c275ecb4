import { expect, test } from 'vitest';
import type { OutingCard } from '../../../store/views';
import { menuItems } from './underway_menu';

const keys = (may: boolean, nothing = false): string[] => menuItems({ kind: 'event' } as OutingCard, false, may, nothing).map(({ key }) => key);

test('who may not change an outing is proposed nothing of it that would be refused, and all the rest', () => {
  expect(keys(true).filter((key) => !keys(false).includes(key))).toEqual(['team', 'estimate', 'note', 'close']);
  expect(keys(false)).toEqual(['counts', 'stop', 'together', 'danger', 'alone', 'today', 'awake']);
});

test('that it never was is proposed to whoever may change an outing, while nothing is noted on it', () => {
  expect([keys(true, true), keys(true), keys(false, true)].map((found) => found.includes('never'))).toEqual([true, false, false]);
});
