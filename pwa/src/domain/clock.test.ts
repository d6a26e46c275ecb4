import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOffset, later, stamp, stampMs, tick } from './clock';

const time = fc.integer({ min: 0, max: 4_000_000_000_000 });

test('time never runs back, whatever the clock says', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 2, maxLength: 60 }), (clock) => {
      let last = stamp(0);
      for (const now of clock) {
        const next = tick(last, now);
        expect(next > last).toBe(true);
        expect(next).toMatch(/^\d{15}\.\d{5}$/);
        last = next;
      }
    }),
  );
});

test('a full counter goes on with the next millisecond', () => {
  expect(tick(stamp(5, 99_999), 5)).toBe(stamp(6));
});

test('text order is time order', () => {
  fc.assert(
    fc.property(time, time, (one, other) => {
      expect(later(stamp(one), stamp(other))).toBe(stamp(Math.max(one, other)));
      expect(stampMs(stamp(one, 7))).toBe(one);
    }),
  );
});

test('the offset is from the middle of the exchange', () => {
  expect(clockOffset(10_000, 3_000, 5_000)).toBe(6_000);
});
