import * as fc from 'fast-check';
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { cellOf } from '../../../domain/tally';
import type { Counting } from './counting';
import { Tapping, type Counter, type Tapped } from './tapping.svelte';

const MAN: Tapped = { age_band: '18_21', gender: 'male', count: 1, first_time: true };
const WOMAN: Tapped = { ...MAN, gender: 'female' };
const CELL = cellOf(MAN);

interface Kept {
  deleted: boolean;
  cell: string;
  count: number;
}

/** Acts that end when told to, and a view that learns of them when told to. */
const phone = () => {
  const counts = new Map<string, Kept>();
  const waiting: (() => void)[] = [];
  let fails = false;
  let view: Counting | undefined;
  const act = <T>(done: () => T): Promise<T> =>
    new Promise((resolve, reject) => waiting.push(() => (fails ? reject(new Error('disk')) : resolve(done()))));
  const flag = (ids: readonly string[], deleted: boolean): void => {
    for (const id of ids) counts.set(id, { ...(counts.get(id) as Kept), deleted });
  };
  const counter: Counter = {
    meet: (groups) =>
      act(() =>
        groups.map((group) => {
          const id = `e${counts.size}`;
          counts.set(id, { deleted: false, cell: cellOf(group), count: group.count });
          return id;
        }),
      ),
    takeBack: (ids) => act(() => flag(ids, true)),
    giveBack: (ids) => act(() => flag(ids, false)),
  };
  const stored = (cell: string): number =>
    [...counts.values()].reduce((sum, one) => sum + (one.cell === cell && !one.deleted ? one.count : 0), 0);
  const seen = (): void => {
    const cells = new Set([...counts.values()].map(({ cell }) => cell));
    const mine = Object.fromEntries([...cells].map((cell) => [cell, stored(cell)]));
    view = { tally: { mine } as Counting['tally'], counts: new Map(counts) };
    tapping.seen();
  };
  const settle = async (turns = 200): Promise<void> => {
    for (let turn = 0; turn < turns && (turn < 20 || waiting.length); turn += 1) {
      waiting.shift()?.();
      for (let step = 0; step < 4; step += 1) await Promise.resolve();
    }
    flushSync();
  };
  const tapping = new Tapping(counter, () => view);
  seen();
  return { tapping, seen, settle, stored, fail: (yes = true) => (fails = yes) };
};

test('a tap is painted at once and never twice', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  expect(tapping.painted(CELL)).toBe(1);
  await settle();
  expect(tapping.painted(CELL)).toBe(1);
  seen();
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
  expect(tapping.aheadIn(CELL)).toBe(2);
});

test('an undo follows its tap, and can be given back', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  tapping.touches.undo();
  expect(tapping.painted(CELL)).toBe(0);
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(0);
  tapping.touches.redo();
  expect(tapping.painted(CELL)).toBe(1);
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(1);
  expect(tapping.ahead).toBe(0);
});

test('each further undo takes the touch before it; a group is one', async () => {
  const { tapping, seen, settle } = phone();
  tapping.tap([MAN]);
  tapping.tap([{ ...MAN, count: 4 }, { ...WOMAN, count: 2 }]);
  expect([tapping.painted(CELL), tapping.painted(cellOf(WOMAN))]).toEqual([5, 2]);
  tapping.touches.undo();
  expect([tapping.painted(CELL), tapping.painted(cellOf(WOMAN))]).toEqual([1, 0]);
  tapping.touches.undo();
  await settle();
  seen();
  expect([tapping.painted(CELL), tapping.painted(cellOf(WOMAN))]).toEqual([0, 0]);
  expect(tapping.touches.undo()).toBeNull();
});

test('the last ten touches can be undone, the one before them stays', async () => {
  const { tapping, settle, seen } = phone();
  for (let turn = 0; turn < 11; turn += 1) tapping.tap([MAN]);
  for (let turn = 0; turn < 12; turn += 1) tapping.touches.undo();
  await settle();
  seen();
  expect(tapping.painted(CELL)).toBe(1);
});

test('a new touch ends what could be given back', () => {
  const { tapping } = phone();
  tapping.tap([MAN]);
  tapping.touches.undo();
  tapping.tap([WOMAN]);
  expect(tapping.touches.lastUndone).toBeNull();
  expect(tapping.touches.redo()).toBeNull();
  expect(tapping.painted(CELL)).toBe(0);
});

test('touches of before the screen opened can be undone, and those mended in the list no more', async () => {
  const { tapping, settle, seen, stored } = phone();
  tapping.tap([MAN]);
  await settle();
  seen();
  tapping.touches.without(['e0']);
  expect(tapping.touches.last).toBeNull();
  tapping.recall([{ groups: [MAN], ids: ['e0'] }]);
  tapping.touches.undo();
  expect(tapping.painted(CELL)).toBe(0);
  await settle();
  expect(stored(CELL)).toBe(0);
});

test('something else done stands in the same line, and undoing it follows what went before', async () => {
  const { tapping, settle } = phone();
  const turned: boolean[] = [];
  tapping.tap([MAN]);
  tapping.did({ name: 'Yanis B.', what: 'rencontre comptée', undone: 'retiré' }, async (back) => void turned.push(back));
  tapping.touches.undo();
  tapping.touches.redo();
  expect(turned).toEqual([]);
  await settle();
  expect(turned).toEqual([true, false]);
});

test('a tap that could not be kept leaves the tile and is said', async () => {
  const { tapping, settle, fail } = phone();
  fail();
  tapping.tap([MAN]);
  await settle();
  expect(tapping.painted(CELL)).toBe(0);
  expect(tapping.problem).toBeInstanceOf(Error);
  expect(tapping.touches.last).toBeNull();
  tapping.tap([MAN]);
  expect(tapping.problem).toBeNull();
});

test('what could not be kept is said although the person had gone on before it was known', async () => {
  const { tapping, settle, fail } = phone();
  fail();
  tapping.tap([MAN]);
  tapping.tap([MAN]);
  await settle();
  expect(tapping.problem).toBeInstanceOf(Error);
});

const group = fc.record({
  age_band: fc.constantFrom('16_17' as const, '18_21' as const),
  gender: fc.constantFrom('male' as const, 'female' as const),
  count: fc.integer({ min: 1, max: 3 }),
  first_time: fc.boolean(),
});
const step = fc.oneof(
  fc.record({ do: fc.constant('tap' as const), groups: fc.array(group, { minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'settle one' as const, 'see' as const) }),
);

test('after any taps, groups, undos and their returns, what is painted is what is stored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { tapping, settle, seen, stored } = phone();
      const cells = ['16_17/male', '16_17/female', '18_21/male', '18_21/female'];
      const model = { done: [] as Tapped[][], undone: [] as Tapped[][], base: [] as Tapped[][] };
      const expected = (cell: string): number =>
        [...model.base, ...model.done].flat().reduce((sum, one) => sum + (cellOf(one) === cell ? one.count : 0), 0);
      for (const one of steps) {
        if (one.do === 'tap') {
          tapping.tap(one.groups);
          model.done.push(one.groups);
          if (model.done.length > 10) model.base.push(model.done.shift() as Tapped[]);
          model.undone = [];
        } else if (one.do === 'undo') {
          tapping.touches.undo();
          const last = model.done.pop();
          if (last) model.undone.push(last);
        } else if (one.do === 'redo') {
          tapping.touches.redo();
          const last = model.undone.pop();
          if (last) model.done.push(last);
        } else if (one.do === 'settle one') await settle(1);
        else seen();
        // painted at once, whatever is kept or seen by now
        expect(cells.map((cell) => tapping.painted(cell))).toEqual(cells.map(expected));
      }
      await settle();
      seen();
      expect(cells.map(stored)).toEqual(cells.map(expected));
      expect(cells.map((cell) => tapping.painted(cell))).toEqual(cells.map(stored));
      expect(tapping.ahead).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('what was done is settled once it is kept, or once it could not be', async () => {
  const { tapping, settle, fail } = phone();
  const told: string[] = [];
  fail();
  tapping.tap([MAN]);
  void tapping.settled.then(() => told.push('settled'));
  await settle(0);
  expect(told).toEqual([]);
  await settle();
  expect(told).toEqual(['settled']);
});
