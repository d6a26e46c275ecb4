import { expect, test } from 'vitest';
import { validSaid } from './zone_days';

const said = (from: string | null, until: string | null): string => validSaid(from, until, '2026-06-16').replaceAll('\u00a0', ' ');

test('the days between which a district is one are said with what they mean today', () => {
  expect(said(null, null)).toBe('Sans dates');
  expect(said('2024-01-01', null)).toBe('Depuis le 1er janvier 2024');
  expect(said('2015-01-01', '2023-12-31')).toBe('Du 1er janvier 2015 au 31 décembre 2023, terminé');
  expect(said(null, '2026-06-16')).toBe('Jusqu’au 16 juin 2026');
  expect(said('2027-01-01', null)).toBe('Depuis le 1er janvier 2027, à venir');
});
