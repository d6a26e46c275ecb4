import { expect, test } from 'vitest';
import type { OutingCard } from '../../../store/views';
import { menuItems } from './underway_menu';

const keys = (may: boolean): string[] => menuItems({ kind: 'event' } as OutingCard, false, may).map(({ key }) => key);

test('who may not change an outing is proposed nothing of it that would be refused, and all the rest', () => {
  expect(keys(true).filter((key) => !keys(false).includes(key))).toEqual(['team', 'estimate', 'note', 'close']);
  expect(keys(false)).toEqual(['counts', 'stop', 'together', 'danger', 'alone', 'today', 'awake']);
});
