import { expect, test } from 'vitest';
import { changesOf, changingOf, type Changing } from './changing';
import { wholeNumber } from './whole_number';

const stored = {
  kind: 'event' as const,
  team: ['me', 'karim'],
  counters: [],
  partners: [{ partner: 'p', role: 'present' as const }],
  with_truck: true,
  health_desk: null,
  title: 'Tournoi',
  activity: 'sport' as const,
};
const before = changingOf(stored, 'me');
const changes = (by: Partial<Changing>, kind: 'event' | 'truck_outing' = 'event') =>
  changesOf({ ...before, ...by }, before, { kind }, 'me');

test('only what the person changed is sent', () => {
  expect(changes({})).toEqual({});
  expect(changes({ team: ['karim', 'me'] })).toEqual({});
  expect(changes({ title: '  Tournoi  ' })).toEqual({});
  expect(changes({ healthDesk: true })).toEqual({ health_desk: true });
  expect(changes({ partners: [] })).toEqual({ partners: [] });
});

test('who counts follows the choice and the team', () => {
  expect(changes({ counter: 'me' })).toEqual({ counters: ['me'] });
  expect(changes({ team: ['me', 'karim', 'lou'], counter: 'lou' })).toEqual({ team: ['me', 'karim', 'lou'], counters: ['lou'] });
});

test('only an event has a name and an activity', () => {
  expect(changes({ title: '', activity: null })).toEqual({ title: null, activity: null });
  expect(changes({ title: 'Autre' }, 'truck_outing')).toEqual({});
});

test('an estimate is a whole number as people type it, or nothing', () => {
  expect(wholeNumber(' 1 200 ')).toBe(1200);
  expect(wholeNumber('1\u202f200')).toBe(1200);
  expect(wholeNumber('')).toBeNull();
  for (const typed of ['env. 80', '-3', '12,5', '1e3']) expect(wholeNumber(typed)).toBeUndefined();
});
