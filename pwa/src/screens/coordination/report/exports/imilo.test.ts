import { expect, test } from 'vitest';
import type { RosterRow } from '../../../../server/report';
import { COLUMNS, columnsCsv, listCsv, type Listed } from './imilo';

const facts: RosterRow = {
  youth: '0190',
  identified_on: '2022-05-03',
  channel: 'jdc',
  gender: 'female',
  age_band: '18_21',
  commune: '25056',
  training_level: 'unknown',
  housing: 'unknown',
  situation: null,
  followed_by: ['mission_locale', 'france_travail'],
  last_contact: null,
  driving_licence: 'unknown',
  transport: [],
  obstacles: [],
  pathway: null,
};
const listed = (last_name: string, more: Partial<Listed> = {}): Listed => ({ facts, name: { first_name: 'Léa', last_name }, birthDate: '2003-11-30', commune: 'Besançon', ...more });
const lines = (text: string): string[][] => text.replace('\uFEFF', '').trimEnd().split('\r\n').map((line) => line.split(';'));

test('a list is one line a youth, by name, days and codes in French', () => {
  const [head, first, second] = lines(listCsv([listed('Zéphyr'), listed('Érable')]));
  expect(head).toEqual(COLUMNS.map(({ title }) => title));
  expect(second?.[0]).toBe('Zéphyr');
  expect(first?.slice(0, 9)).toEqual(['Érable', 'Léa', '30/11/2003', 'Femme', '18-21 ans', 'Besançon', '25056', '03/05/2022', 'Journée défense et citoyenneté (JDC)']);
  expect(first?.[12]).toBe('Mission locale, France Travail');
});

test('what is not known is empty, a nickname stands for a first name, a name that is closed for none', () => {
  const [, row] = lines(listCsv([listed('', { name: { nickname: 'Mo' }, birthDate: null })]));
  expect([row?.[0], row?.[1], row?.[2], row?.[9]]).toEqual(['', 'Mo', '', '']);
  expect(lines(listCsv([listed('', { name: null })]))[1]?.slice(0, 2)).toEqual(['', '']);
});

test('no name is a formula, nor breaks its line', () => {
  const text = listCsv([listed('=HYPERLINK("a";1)')]);
  expect(text).toContain(`"'=HYPERLINK(""a"";1)"`);
});

test('every column is explained', () => {
  expect(lines(columnsCsv())).toHaveLength(COLUMNS.length + 1);
  expect(COLUMNS.every(({ says }) => says)).toBe(true);
});
