import { expect, test } from 'vitest';
import { isAwayTooLong, lockMinutes } from './auto_lock';

const MINUTE = 60_000;
const at = (minutes: number, running = minutes) => ({ wall: 1e12 + minutes * MINUTE, running: running * MINUTE });

test('five minutes unless chosen, and never longer than the organisation says', () => {
  expect(lockMinutes(undefined, {})).toBe(5);
  expect(lockMinutes(15, {})).toBe(15);
  expect(lockMinutes(15, { lock_minutes: 2 })).toBe(2);
  expect(lockMinutes(1, { lock_minutes: 2 })).toBe(1);
  expect(lockMinutes(undefined, { lock_minutes: 'x' })).toBe(5);
});

test('time away counts whichever clock stood still or ran back', () => {
  expect(isAwayTooLong(at(0), at(4.9), 5)).toBe(false);
  expect(isAwayTooLong(at(0), at(5), 5)).toBe(true);
  expect(isAwayTooLong(at(0), at(60, 0.1), 5)).toBe(true);
  expect(isAwayTooLong(at(0), at(-30, 6), 5)).toBe(true);
  expect(isAwayTooLong(at(0), at(-30, 1), 5)).toBe(false);
});
