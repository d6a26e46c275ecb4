import { expect, test } from 'vitest';
import type { ConflictShown } from '../../../store/views';
import { fieldSaid, sideSaid, valueSaid } from './values';

const named = new Map([
  ['z', 'Battant'],
  ['m', 'Mission locale'],
  ['a', 'ADDSEA'],
]);
const said = (type: string, field: string, value: unknown): string => {
  const side = { value, at: '', op: '', device: '', mine: null };
  return sideSaid({ id: 'c', type, record: 'r', field, kept: side, other: side } as unknown as ConflictShown, side as ConflictShown['kept'], named);
};

test('the partners of an outing are told by name, with what each does', () => {
  const partners = [
    { partner: 'm', role: 'present' },
    { partner: 'a', role: null },
  ];
  expect(said('outing', 'partners', partners)).toBe('Mission locale (présent), ADDSEA');
  expect(said('outing', 'partners', [])).toBe('Vide');
});

test.each([
  ['youth', 'zone', 'z', 'Battant'],
  ['place', 'archived', true, 'Oui'],
  ['zone', 'deleted', false, 'Non'],
  ['zone', 'valid_from', '2024-01-01', '1er\u00a0janvier 2024'],
  ['outing', 'planned_start', '2024-06-14T12:00:00.000Z', '14\u00a0juin 2024, 14\u00a0h'],
  ['outing', 'attendance_estimate', 1200, '1\u00a0200'],
  ['outing', 'activity', 'sport', 'Sport'],
  ['place', 'latitude', 47.2472, '47,2472'],
  ['health_act', 'side', 'rights', 'Droits'],
  ['health_act', 'act', 'vitale_card', 'Carte Vitale'],
  ['health_act', 'act', 'health_check', 'Bilan de santé'],
  ['youth', 'has_children', null, 'Vide'],
])('of %s, %s %j reads “%s”', (type, field, value, words) => {
  expect(said(type, field, value)).toBe(words);
});

test('a birth date that was sealed reads as a day, and a thing without words is not spelled out', () => {
  expect(fieldSaid('youth', 'birth_date', { state: 'ok', value: '2008-06-17' }, named)).toBe('17\u00a0juin 2008');
  expect(valueSaid('outing', 'of_tomorrow', { any: 1 }, named)).toBe('Illisible');
});
