import { expect, test } from 'vitest';
import { notOnMap, spots } from './spots';

const place = (id: string | null, met: number, identified = 0, at: [number, number] | null = [47.2, 6]) => ({
  place: id,
  name: id,
  stops: 1,
  hours: 2,
  people_per_hour: null, people_met: met,
  identified,
  latitude: at?.[0] ?? null,
  longitude: at?.[1] ?? null,
});

test('discs stand for people by their area, large ones below small ones', () => {
  const [large, small] = spots([place('b', 25), place('a', 100, 25)]);
  expect([large?.id, large?.radius, large?.inner]).toEqual(['a', 30, 15]);
  expect([small?.id, small?.radius, small?.inner]).toEqual(['b', 15, 0]);
});

test('a place where youths were identified and nobody counted is shown all the same', () => {
  expect(spots([place('a', 0, 3)])[0]).toMatchObject({ radius: 5, inner: 5 });
});

test('what has no position is said, not drawn; what happened nowhere is neither', () => {
  const places = [place('a', 3, 0, null), place(null, 9), place('c', 0)];
  expect(spots(places)).toEqual([]);
  expect(notOnMap(places)).toBe(1);
});
