import { expect, test } from 'vitest';
import { roving } from './focus';

test('arrows go round a group in the reading direction', () => {
  expect(roving('ArrowRight', 0, 3, false)).toBe(1);
  expect(roving('ArrowRight', 2, 3, false)).toBe(0);
  expect(roving('ArrowLeft', 0, 3, false)).toBe(2);
  expect(roving('ArrowDown', 1, 3, false)).toBe(2);
  expect(roving('ArrowUp', 1, 3, false)).toBe(0);
});

test('in Arabic the left arrow goes forward, down stays down', () => {
  expect(roving('ArrowLeft', 0, 3, true)).toBe(1);
  expect(roving('ArrowRight', 0, 3, true)).toBe(2);
  expect(roving('ArrowDown', 0, 3, true)).toBe(1);
});

test('Home and End reach the ends, other keys and empty groups are left alone', () => {
  expect(roving('Home', 2, 3, false)).toBe(0);
  expect(roving('End', 0, 3, false)).toBe(2);
  expect(roving('Tab', 0, 3, false)).toBeNull();
  expect(roving('ArrowRight', 0, 0, false)).toBeNull();
});
