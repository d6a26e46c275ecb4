import { expect, test } from 'vitest';
import { behindOf, linked } from './behind';

test('the youths behind a figure are asked with the question of the page', () => {
  const behind = behindOf('?periode=saison-2022&canal=jdc');
  expect(behind('identified')).toBe('/pilotage/jeunes?periode=saison-2022&canal=jdc&chiffre=identified');
  expect(behind('places', null)).toContain('chiffre=places&ligne=');
});

test('nobody leads nowhere', () => {
  expect(linked(0, '/pilotage/jeunes')).toBe(0);
  expect(linked(3, undefined)).toBe(3);
  expect(linked(3, '/x')).toEqual({ value: 3, href: '/x' });
});
