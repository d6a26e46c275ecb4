import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ringOf, withRoom, type Room } from './outlines';

test('a ring goes on from each point to the next', () => {
  expect(ringOf([59000, 471000, 500, 0, 0, 350, -500, 0])).toEqual([
    [47.1, 5.9],
    [47.1, 5.95],
    [47.135, 5.95],
    [47.135, 5.9],
  ]);
  expect(ringOf([])).toEqual([]);
});

const room = (name: string, x: number, y: number, width: number, height = 100): Room => ({ name, x, y, width, height });
const names = (all: Room[]): string[] => all.map(({ name }) => name);

test('a name stands where it has room, the widest commune first', () => {
  const [town, village, wood, flat] = [room('Besançon', 0, 0, 400), room('Pouilley-les-Vignes', 0, 60, 90), room('Bois', 20, 4, 200), room('Vaire', 0, 200, 300, 8)];
  expect(names(withRoom([village, wood, town, flat, room('', 900, 900, 900)], 14))).toEqual(['Besançon']);
  expect(names(withRoom([wood, flat], 5))).toEqual(['Vaire', 'Bois']);
});

test('no name lies on another', () => {
  const anywhere = fc.record({ name: fc.stringMatching(/^[a-z]{1,12}$/), x: fc.nat(300), y: fc.nat(300), width: fc.nat(300), height: fc.nat(300) });
  fc.assert(
    fc.property(fc.array(anywhere, { maxLength: 30 }), (all) => {
      const shown = withRoom(all, 14);
      for (const [at, one] of shown.entries()) {
        expect(one.name.length * 14 * 0.58).toBeLessThan(one.width);
        for (const other of shown.slice(at + 1)) {
          const beside = Math.abs(one.x - other.x) > ((one.name.length + other.name.length) * 14 * 0.58) / 2;
          expect(beside || Math.abs(one.y - other.y) > 14 * 1.5).toBe(true);
        }
      }
    }),
  );
});
