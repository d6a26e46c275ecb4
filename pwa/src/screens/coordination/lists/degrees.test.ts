import fc from 'fast-check';
import { expect, test } from 'vitest';
import { degreesOf, degreesTyped } from './degrees';

test('degrees are typed with a comma or a point; nothing is nothing', () => {
  expect(degreesOf('47,2378', 90)).toBe(47.2378);
  expect(degreesOf(' -6.02° ', 180)).toBe(-6.02);
  expect(degreesOf('  ', 90)).toBeNull();
});

test('what is no such number of degrees is refused', () => {
  for (const typed of ['nord', '47,2,3', '91', '-90.01', '1e3', '4 7']) expect(degreesOf(typed, 90), typed).toBeUndefined();
});

test('what is shown is read back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000, max: 9_000_000 }), (parts) => {
      expect(degreesOf(degreesTyped(parts / 100_000), 90)).toBe(parts / 100_000);
    }),
  );
});
