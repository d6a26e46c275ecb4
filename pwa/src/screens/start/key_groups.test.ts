import { expect, it } from 'vitest';
import { GROUPS, isWhole, spread } from './key_groups';

const empty = (): string[] => Array.from({ length: GROUPS }, () => '');
const whole = 'AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH';

it('takes a group in any writing, and goes on in the next', () => {
  expect(spread(empty(), 0, 'ab')).toEqual({ groups: ['AB', ...empty().slice(1)], next: 0 });
  expect(spread(empty(), 1, ' ab-c1 ')).toEqual({ groups: ['', 'ABC1', ...empty().slice(2)], next: 2 });
  expect(spread(empty(), 7, 'abcd')).toMatchObject({ next: 7 });
});

it('spreads a whole key pasted in the first group, however it is separated', () => {
  for (const pasted of [whole, whole.replaceAll(' ', '-'), whole.replaceAll(' ', '').toLowerCase(), whole.replaceAll(' ', '\n')]) {
    const { groups, next } = spread(empty(), 0, pasted);
    expect([groups.join(' '), next, isWhole(groups)]).toEqual([whole, 7, true]);
  }
  expect(isWhole(spread(empty(), 0, whole.slice(0, -1)).groups)).toBe(false);
});

it('empties a group and leaves the others', () => {
  const { groups } = spread(whole.split(' '), 2, '');
  expect(groups[2]).toBe('');
  expect(groups[3]).toBe('DDDD');
});
