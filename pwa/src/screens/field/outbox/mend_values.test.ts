import { expect, test } from 'vitest';
import type { MendField } from '../../../domain/mending';
import { among, cellOf, mendedValue } from './mend_values';

const PARIS = 'Europe/Paris';
const field = (input: MendField['input'], optional = false): MendField => ({ field: 'x', input, optional });
const again = (one: MendField, value: unknown) => mendedValue(one, cellOf(one, value, PARIS), 'Date', PARIS);

test('a value that is right is kept as it was, whatever it is', () => {
  expect(again(field('instant'), '2026-06-16T12:05:00.000Z')).toEqual({ value: '2026-06-16T12:05:00.000Z' });
  expect(again(field('day'), '2026-06-16')).toEqual({ value: '2026-06-16' });
  expect(again(field('text'), ' Nuit d’été ')).toEqual({ value: 'Nuit d’été' });
  expect(again(field('number'), 3)).toEqual({ value: 3 });
  expect(again(field('yes_no'), false)).toEqual({ value: false });
  expect(again(field('codes'), ['a', 'b'])).toEqual({ value: ['a', 'b'] });
});

test('what is empty or is no date is said with the name of the field', () => {
  expect(again(field('day'), '2026-02-31')).toEqual({ wrong: 'La date de «\u00a0Date\u00a0» n’existe pas.' });
  expect(again(field('instant'), 'hier')).toEqual({ wrong: 'Remplissez «\u00a0Date\u00a0».' });
  expect(again(field('place'), null)).toEqual({ wrong: 'Remplissez «\u00a0Date\u00a0».' });
  expect(again(field('place', true), null)).toEqual({ value: null });
  expect(mendedValue(field('instant'), { text: '2026-06-16', time: '', many: [] }, 'Date', PARIS)).toHaveProperty('wrong');
});

test('what was refused and is not among the choices is not sent again: an optional field is emptied, a required one asks', () => {
  const sent = (one: MendField, value: unknown, choices: string[] | null) =>
    mendedValue(one, among(cellOf(one, value, PARIS), choices && new Set(choices)), 'Lieu', PARIS);
  expect(sent(field('place', true), 'gone', ['here'])).toEqual({ value: null });
  expect(sent(field('place'), 'gone', ['here'])).toEqual({ wrong: 'Remplissez «\u00a0Lieu\u00a0».' });
  expect(sent(field('place'), 'here', ['here'])).toEqual({ value: 'here' });
  expect(sent(field('codes'), ['bus', 'rocket'], ['bus', 'car'])).toEqual({ value: ['bus'] });
  expect(sent(field('yes_no'), 'perhaps', ['yes', 'no'])).toEqual({ wrong: 'Remplissez «\u00a0Lieu\u00a0».' });
  expect(sent(field('place', true), 'gone', null)).toEqual({ value: 'gone' });
});
