import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairOf } from '../../../domain/merging';
import type { YouthLine } from '../../../store/views';
import { doublesOf, ready, type Double } from './doubles';
import { whenIdle } from './idle';

const line = (id: string, first_name: string | null, more: object = {}): YouthLine =>
  ({
    id, gender: 'male', commune: '25056', age: null, notice_answer: 'agreed', refusal: null, erased: false,
    name: first_name === null ? { state: 'none' } : { state: 'ok', value: { first_name } },
    contact: { state: 'none' }, birth_date: { state: 'none' }, ...more,
  }) as unknown as YouthLine;
const phones = (...all: string[]) => ({ contact: { state: 'ok', value: { phones: all } } });
const ended = <R>(work: Generator<undefined, R>): R => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};
const among = (all: readonly YouthLine[], shown = all): Double[] => ended(doublesOf(shown, ended(ready(all))));

const yanisB = line('1', 'Yanis B', phones('+33639980412'));
const yanisBk = line('2', 'Yanis Bk', phones('+33639980412'));
const maryam = line('3', 'Maryam', phones('+33639980999'));

test('two files alike are one pair, whoever is shown, with what speaks for it', () => {
  for (const shown of [[yanisB, yanisBk, maryam], [yanisBk], [yanisB]]) {
    const [first, ...others] = among([maryam, yanisB, yanisBk], shown);
    expect(first).toMatchObject({ key: pairOf('1', '2'), grounds: ['phone', 'near_name'] });
    expect(others).toEqual([]);
  }
  expect(among([maryam, yanisB, yanisBk], [maryam])).toEqual([]);
});

test('files without a name, unreadable, refused or erased are never asked about', () => {
  for (const other of [
    line('2', null, phones('+33639980412')),
    line('2', 'Yanis B', { ...phones('+33639980412'), name: { state: 'unreadable' } }),
    line('2', 'Yanis B', { ...phones('+33639980412'), notice_answer: 'without_name' }),
    line('2', 'Yanis B', { ...phones('+33639980412'), refusal: { op: '', code: '', message: '', field: null } }),
    line('2', 'Yanis B', { ...phones('+33639980412'), erased: true }),
  ])
    expect(among([yanisB, other])).toEqual([]);
});

test('one first name is not enough to ask', () => {
  const plain = { commune: null, ...phones() };
  expect(among([line('1', 'Yaniss Bekhouche', plain), line('2', 'Yanis Noisetier', plain)])).toEqual([]);
});

test('no pair comes twice, none is of one file, and the likeliest comes first', () => {
  const person = fc.record({ name: fc.constantFrom('Yanis', 'Yanis B', 'Yannis', 'Maryam', 'Mariam', 'Léa'), phone: fc.constantFrom('+33639980412', '+33639980101') });
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), (people) => {
      const found = among(people.map(({ name, phone }, index) => line(String(index), name, phones(phone))));
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      expect(found.every(({ files: [one, other], key }) => one.id !== other.id && key === pairOf(one.id, other.id))).toBe(true);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((one, other) => other - one));
    }),
  );
});

test('work of any length lets go of the screen at each step that lasts, and is stopped at once', async () => {
  const turns: number[] = [];
  let since = performance.now();
  function* work(): Generator<undefined, string> {
    for (let step = 0; step < 40; step += 1) {
      const until = performance.now() + 2;
      while (performance.now() < until);
      yield;
    }
    return 'done';
  }
  const watch = setInterval(() => {
    turns.push(performance.now() - since);
    since = performance.now();
  });
  expect(await new Promise((resolve) => whenIdle(work(), resolve))).toBe('done');
  clearInterval(watch);
  expect(turns.length).toBeGreaterThan(3);
  const stopped = new Promise((resolve, reject) => {
    whenIdle(work(), reject)();
    setTimeout(resolve, 150);
  });
  await expect(stopped).resolves.toBeUndefined();
});
