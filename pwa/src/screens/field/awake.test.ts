import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awake } from './awake.svelte';

/** A phone whose screen lock and visibility can be told what to do. */
const phone = { refuses: false, front: true, listeners: new Set<() => void>(), locks: [] as { released: boolean }[] };
const held = (): number => phone.locks.filter(({ released }) => !released).length;
const kept = new Map<string, string>();

beforeEach(() => {
  Object.assign(phone, { refuses: false, front: true, locks: [] });
  phone.listeners.clear();
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('document', {
    get visibilityState() {
      return phone.front ? 'visible' : 'hidden';
    },
    addEventListener: (_: string, listener: () => void) => phone.listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => phone.listeners.delete(listener),
  });
  const request = async () => {
    if (phone.refuses) throw new Error('battery');
    const lock = { released: false, release: async () => void (lock.released = true) };
    phone.locks.push(lock);
    return lock;
  };
  vi.stubGlobal('navigator', { wakeLock: { request } });
});
afterEach(() => vi.unstubAllGlobals());

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
};
/** The phone itself lets go when the app leaves the front. */
const comeBack = async (): Promise<void> => {
  phone.front = false;
  for (const lock of phone.locks) lock.released = true;
  for (const listener of phone.listeners) listener();
  phone.front = true;
  for (const listener of phone.listeners) listener();
  await settled();
};

test('the screen stays on only when asked', async () => {
  const awake = new Awake('outing');
  awake.start();
  await settled();
  expect(held()).toBe(0);
  expect(await awake.turn(true)).toBe(true);
  expect(await awake.turn(true)).toBe(true);
  expect(held()).toBe(1);
  expect(await awake.turn(false)).toBe(true);
  expect(held()).toBe(0);
});

test('it is asked again each time the app comes back to the front, and let go with the page', async () => {
  const awake = new Awake('outing');
  const stop = awake.start();
  await awake.turn(true);
  await comeBack();
  expect(held()).toBe(1);
  stop();
  await settled();
  expect(held()).toBe(0);
  expect(phone.listeners.size).toBe(0);
});

test('it is remembered for that outing and no other', async () => {
  await new Awake('outing').turn(true);
  const again = new Awake('outing');
  expect(again.wanted).toBe(true);
  again.start();
  await settled();
  expect(held()).toBe(2);
  expect(new Awake('another').wanted).toBe(false);
});

test('a phone that refuses is said to, and is not shown as on', async () => {
  phone.refuses = true;
  const awake = new Awake('outing');
  awake.start();
  expect(await awake.turn(true)).toBe(false);
  expect(awake).toMatchObject({ wanted: false, refused: true });
  expect(kept.size).toBe(0);
});

test('refused on the way back, it is said; the wish stays for the next time', async () => {
  const awake = new Awake('outing');
  awake.start();
  await awake.turn(true);
  phone.refuses = true;
  await comeBack();
  expect(awake).toMatchObject({ wanted: true, refused: true });
  phone.refuses = false;
  await comeBack();
  expect(awake.refused).toBe(false);
  expect(held()).toBe(1);
});

test('a browser without the means counts as a refusal', async () => {
  vi.stubGlobal('navigator', {});
  expect(await new Awake('outing').turn(true)).toBe(false);
});
