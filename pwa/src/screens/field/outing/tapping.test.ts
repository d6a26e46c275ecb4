import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import type { Counting } from './counting';
import { Tapping, type Counter, type Tapped } from './tapping.svelte';

const MAN: Tapped = { age_band: '18_21', gender: 'male', count: 1, first_time: true };
const CELL = '18_21/male';

/** Acts that end when told to, and a view that learns of them when told to. */
const phone = () => {
  const counts = new Map<string, { deleted: boolean; cell: string; count: number }>();
  const waiting: (() => void)[] = [];
  let fails = false;
  let view: Counting | undefined;
  const act = <T>(done: () => T): Promise<T> =>
    new Promise((resolve, reject) => waiting.push(() => (fails ? reject(new Error('disk')) : resolve(done()))));
  const flag = (id: string, deleted: boolean): void => {
    const one = counts.get(id);
    if (one) counts.set(id, { ...one, deleted });
  };
  const counter: Counter = {
    meet: ({ age_band, gender, count }) =>
      act(() => {
        const id = `e${counts.size}`;
        counts.set(id, { deleted: false, cell: `${age_band}/${gender}`, count });
        return id;
      }),
    takeBack: (id) => act(() => flag(id, true)),
    giveBack: (id) => act(() => flag(id, false)),
  };
  const seen = (): void => {
    const mine: Record<string, number> = {};
    for (const { deleted, cell, count } of counts.values()) if (!deleted) mine[cell] = (mine[cell] ?? 0) + count;
    view = { tally: { mine } as Counting['tally'], counts: new Map(counts) };
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      waiting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    }
    flushSync();
  };
  seen();
  return { tapping: new Tapping(counter, () => view), seen, settle, fail: () => (fails = true) };
};

test('a tap is painted at once and never twice', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  expect(tapping.painted(CELL)).toBe(1);
  await settle();
  expect(tapping.painted(CELL)).toBe(1);
  seen();
  tapping.seen();
  expect(tapping.painted(CELL)).toBe(1);
  expect(tapping.ahead).toBe(0);
});

test('the view may be ahead of the act’s answer', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  tapping.tap([MAN]);
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(2);
  expect(tapping.ahead).toBe(0);
});

test('what is painted before the view knows is counted as ahead', () => {
  const { tapping } = phone();
  tapping.tap([MAN]);
  tapping.tap([MAN]);
  expect(tapping.ahead).toBe(2);
});

test('an undo follows its tap, and can be given back', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  tapping.undo();
  expect(tapping.painted(CELL)).toBe(0);
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(0);
  expect(tapping.last?.takenBack).toBe(true);
  tapping.undo();
  expect(tapping.painted(CELL)).toBe(1);
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(1);
  expect(tapping.ahead).toBe(0);
});

test('a group is one touch and one undo', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([{ ...MAN, count: 4 }, { ...MAN, gender: 'female', count: 2 }]);
  expect([tapping.painted(CELL), tapping.painted('18_21/female')]).toEqual([4, 2]);
  tapping.undo();
  await settle();
  seen();
  expect([tapping.painted(CELL), tapping.painted('18_21/female')]).toEqual([0, 0]);
});

test('a tap that could not be kept leaves the tile and is said', async () => {
  const { tapping, settle, fail } = phone();
  fail();
  tapping.tap([MAN]);
  await settle();
  expect(tapping.painted(CELL)).toBe(0);
  expect(tapping.problem).toBeInstanceOf(Error);
  expect(tapping.last).toBeNull();
});
