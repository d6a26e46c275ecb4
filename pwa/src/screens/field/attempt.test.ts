import { expect, test } from 'vitest';
import { Attempt } from './attempt.svelte';

test('a form that came to its end makes nothing more while its screen is leaving', async () => {
  let made = 0;
  let over = false;
  const form = {
    get over() {
      return over;
    },
    end: async <T>(act: () => Promise<T>): Promise<T> => {
      const value = await act();
      over = true;
      return value;
    },
  };
  const attempt = new Attempt();
  const press = () => attempt.run(async () => (made += 1), form);
  expect(await press()).toEqual({ value: 1 });
  expect(attempt.busy).toBe(false);
  expect(await press()).toBeNull();
  expect([made, attempt.problem]).toEqual([1, null]);
});

test('one that did not is tried again', async () => {
  const attempt = new Attempt();
  const form = { over: false, end: <T>(act: () => Promise<T>) => act() };
  expect(await attempt.run(() => Promise.reject(new Error('full')), form)).toBeNull();
  expect(attempt.problem).not.toBeNull();
  expect(await attempt.run(async () => 'kept', form)).toEqual({ value: 'kept' });
});
