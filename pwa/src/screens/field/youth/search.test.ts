import { expect, test } from 'vitest';
import type { YouthLine } from '../../../store/views';
import { findable, search } from './search';

const line = (id: string, name: Record<string, string> | null, phones: string[] = []): YouthLine =>
  ({
    id,
    name: name ? { state: 'ok', value: name } : { state: 'unreadable' },
    contact: phones.length ? { state: 'ok', value: { phones } } : { state: 'none' },
  }) as unknown as YouthLine;

const all = findable([
  line('1', { first_name: 'Maryam', nickname: 'Yana' }),
  line('2', { first_name: 'Yanis', last_name: 'Bérenger' }, ['+33639980412']),
  line('3', { first_name: 'Loïc', last_name: 'Le Goff' }),
  line('4', null),
]);
const found = (typed: string): string[] => search(all, typed).map(({ line: { id } }) => id);

test('names that begin with what was typed come before others', () => {
  expect(found('yan')).toEqual(['2', '1']);
});

test('accents and the order of the words make no difference', () => {
  expect(found('loic')).toEqual(['3']);
  expect(found('beren yan')).toEqual(['2']);
});

test('a phone is found by any of its figures, however typed', () => {
  expect(found('06 39')).toEqual(['2']);
  expect(found('+33 6 39 98')).toEqual(['2']);
  expect(found('0412')).toEqual(['2']);
});

test('a name that cannot be read is listed under its own words, and found by none', () => {
  expect(all[3]?.shown).toBe('Nom illisible');
  expect(found('nom')).toEqual([]);
});
