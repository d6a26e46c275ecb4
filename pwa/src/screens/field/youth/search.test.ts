import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { YouthLine } from '../../../store/views';
import { about, findable, search } from './search';

const line = (id: string, name: Record<string, string> | null, phones: string[] = [], more: object = {}): YouthLine =>
  ({
    id,
    places: [],
    referent: null,
    commune: null,
    name: name ? { state: 'ok', value: name } : { state: 'unreadable' },
    contact: phones.length ? { state: 'ok', value: { phones } } : { state: 'none' },
    ...more,
  }) as unknown as YouthLine;

const around = [
  about('place', 'cassin', 'Place Cassin, Planoise'),
  about('commune', '25056', 'Besançon'),
  about('referent', 'nadia', 'Nadia Benali'),
];
const words = new Map();
const all = [
  line('1', { first_name: 'Maryam', nickname: 'Yana' }),
  line('2', { first_name: 'Yanis', last_name: 'Bérenger' }, ['+33639980412'], { places: ['cassin'] }),
  line('3', { first_name: 'Loïc', last_name: 'Le Goff' }, [], { referent: 'nadia', commune: '25056' }),
  line('4', null),
  line('5', { first_name: 'Mouhammed', last_name: 'Sylla' }),
].map((one) => findable(one, words));
const found = (typed: string): string[] => search(all, typed, around).map(({ line: { id } }) => id);

test('names that begin with what was typed come before others, from one letter on', () => {
  expect(found('yan')).toEqual(['2', '1']);
  expect(found('y')).toEqual(['2', '1']);
});

test('accents and the order of the words make no difference', () => {
  expect(found('loic')).toEqual(['3']);
  expect(found('beren yan')).toEqual(['2']);
});

test('a name is found by its sound, as begun, and by its usual short form', () => {
  expect(found('Mohamed')).toEqual(['5']);
  expect(found('moham')).toEqual(['5']);
  expect(found('Loick')).toEqual(['3']);
});

test('a slip of the finger is forgiven from four letters on', () => {
  expect(found('Yamis')).toEqual(['2']);
  expect(found('Maraym')).toEqual(['1']);
  expect(found('Berneger')).toEqual(['2']);
  expect(found('Xanis')).toEqual([]);
});

test('a phone is found by any of its figures, however typed, alone or beside a name', () => {
  expect(found('06 39')).toEqual(['2']);
  expect(found('+33 6 39 98')).toEqual(['2']);
  expect(found('0033 (0)6 39')).toEqual(['2']);
  expect(found('0412')).toEqual(['2']);
  expect(found('yanis 412')).toEqual(['2']);
  expect(found('loic 412')).toEqual([]);
});

test('where one was met, where one lives and who follows them answer too, and say why', () => {
  expect(found('planoise')).toEqual(['2']);
  expect(found('loic besancon')).toEqual(['3']);
  expect(search(all, 'nadia', around)[0]?.about).toMatchObject({ kind: 'referent', name: 'Nadia Benali' });
  expect(found('ca')).toEqual([]);
});

test('a name that cannot be read is found by none of its words', () => {
  expect(found('nom')).toEqual([]);
});

test('whoever is found by some letters of a word of the name is found by fewer', () => {
  const name = fc.stringMatching(/^[A-Z][a-zéèï]{2,9}$/);
  fc.assert(
    fc.property(name, name, fc.nat(9), (first, last, many) => {
      const one = [findable(line('x', { first_name: first, last_name: last }), new Map())];
      for (const typed of [first, last].map((each) => each.slice(0, many + 1))) expect(search(one, typed, [])).toHaveLength(1);
      expect(search(one, `${last} ${first}`, [])).toHaveLength(1);
    }),
  );
});
