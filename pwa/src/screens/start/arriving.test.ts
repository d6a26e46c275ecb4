import { beforeEach, expect, test } from 'vitest';
import { arriving } from './arriving.svelte';

beforeEach(() => arriving.someoneElse());

test('whoever gave a password and has no code, or forgot it, is offered one', () => {
  arriving.arrived({ own: true, hasPin: false });
  expect(arriving.offerPin).toBe(true);
  arriving.wantPin = true;
  arriving.arrived({ own: true, hasPin: true });
  expect([arriving.offerPin, arriving.wantPin]).toEqual([true, false]);
});

test('an offer that nobody answered before the app locked is not made to who opens it next', () => {
  arriving.arrived({ own: true, hasPin: false });
  arriving.locked();
  expect(arriving.offerPin).toBe(false);
});

test('a forgotten code is still to be chosen after the lock, by the same person only', () => {
  arriving.wantPin = true;
  arriving.locked();
  expect(arriving.wantPin).toBe(true);
  arriving.someoneElse();
  arriving.arrived({ own: true, hasPin: true });
  expect(arriving.offerPin).toBe(false);
});
