import { expect, it } from 'vitest';
import { firstName, isFirstName } from './first_name';

it('takes the first name however it is typed, and no other', () => {
  expect(firstName(' Élise Fontaine ')).toBe('Élise');
  for (const typed of ['Élise', 'elise', ' ÉLISE ']) expect(isFirstName(typed, 'Élise Fontaine')).toBe(true);
  for (const typed of ['', 'Éli', 'Fontaine', 'Élise Fontaine']) expect(isFirstName(typed, 'Élise Fontaine')).toBe(false);
  expect(isFirstName('', '')).toBe(false);
});
