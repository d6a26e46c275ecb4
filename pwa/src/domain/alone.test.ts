import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedReturn, isDue, moveReturn, smsTo, STEP_MS } from './alone';
import { instant } from './days';

const NOW = Date.parse('2026-06-16T13:46:05.123Z');
const times = fc.integer({ min: NOW - 9e7, max: NOW + 9e7 });

test('the planned end is the return while it lies ahead, else an hour from now at a round time', () => {
  expect(expectedReturn('2026-06-16T15:30:00.000Z', NOW)).toBe('2026-06-16T15:30:00.000Z');
  expect(expectedReturn('2026-06-16T13:00:00.000Z', NOW)).toBe('2026-06-16T14:50:00.000Z');
  expect(expectedReturn(null, NOW)).toBe('2026-06-16T14:50:00.000Z');
});

test('a return never lies in the past, and half an hour there and back is where it was', () => {
  fc.assert(
    fc.property(times, (end) => {
      const until = expectedReturn(instant(end), NOW);
      expect(isDue(until, NOW)).toBe(false);
      expect(moveReturn(moveReturn(until, STEP_MS, NOW), -STEP_MS, NOW)).toBe(until);
      expect(isDue(moveReturn(until, -STEP_MS, NOW), NOW)).toBe(false);
    }),
  );
  expect(isDue(null, NOW)).toBe(false);
  expect(isDue(instant(NOW), NOW)).toBe(true);
});

test('the text of an SMS arrives whole', () => {
  const link = smsTo('+33639980412', 'Seul·e à Planoise & retour à 18 h.');
  expect(new URLSearchParams(link.split('?&')[1]).get('body')).toBe('Seul·e à Planoise & retour à 18 h.');
});
