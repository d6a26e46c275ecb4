import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { moment } from './here';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-06-18T09:00:00Z'), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

test('an hour says its day when that is not today', () => {
  expect(moment('2026-06-18T08:05:00.000Z').replaceAll('\u00a0', ' ')).toBe('10 h 05');
  expect(moment('2026-06-17T12:00:00.000Z').replaceAll('\u00a0', ' ')).toBe('hier à 14 h');
  expect(moment('2026-06-16T12:00:00.000Z').replaceAll('\u00a0', ' ')).toBe('le 16 juin à 14 h');
});
