import { expect, test } from 'vitest';
import type { FreeBlock } from '../../../../server/report';
import { added, blocks, changed, commented, exempted, givenBack, inOrder, leftOut, moved, NOTHING, removed, undescribed } from './options';
import { whereWrong } from './wrong';

const sections = ['overview', 'outings', 'map'].map((key) => ({ key, title: key.toUpperCase() }));
const own = (id: string, what: Partial<FreeBlock> = {}): FreeBlock => ({ id, title: 'À nous', text: '', picture: null, alt: '', ...what });
const keys = (options = NOTHING, printed = ['overview', 'outings', 'map']) => blocks(sections, options, new Set(printed)).map(({ key }) => key);

test('an order that names few keeps each other one after its own neighbour', () => {
  expect(inOrder(['a', 'b', 'c', 'd'], ['d', 'b'])).toEqual(['a', 'd', 'b', 'c']);
  expect(inOrder(['a', 'b'], ['gone', 'b', 'b'])).toEqual(['a', 'b']);
});

test('a block goes up and down, and stays at either end', () => {
  const shown = blocks(sections, NOTHING, new Set());
  expect(keys(moved(NOTHING, shown, 'map', -1))).toEqual(['overview', 'map', 'outings']);
  expect(moved(NOTHING, shown, 'overview', -1)).toBe(NOTHING);
  expect(moved(NOTHING, shown, 'map', 1)).toBe(NOTHING);
});

test('what is left out, empty or of one’s own says so', () => {
  const options = leftOut(added(NOTHING, own('1', { title: ' ' })), 'map', true);
  const found = blocks(sections, options, new Set(['overview']));
  expect(found.map(({ key, leftOut: out, empty, own: mine }) => [key, out, empty, mine !== null])).toEqual([
    ['overview', false, false, false],
    ['outings', false, true, false],
    ['map', true, false, false],
    ['1', false, true, true],
  ]);
  expect(leftOut(options, 'map', false).left_out).toEqual([]);
});

test('a comment of spaces is none', () => {
  const options = commented(NOTHING, 'map', 'Un été chaud.');
  expect(blocks(sections, options, new Set()).find(({ key }) => key === 'map')?.comment).toBe('Un été chaud.');
  expect(commented(options, 'map', '  ').comments).toEqual({});
});

test('a removed block comes back where it was, whatever was changed since', () => {
  const three = added(added(added(NOTHING, own('1')), own('2', { text: 'Mots' })), own('3'));
  const before = leftOut(moved(three, blocks(sections, three, new Set()), '2', -1), '2', true);
  const since = changed(removed(before, '2'), '3', { title: 'Autre' });
  expect(keys(since)).not.toContain('2');
  const back = givenBack(since, before, '2');
  expect(keys(back)).toEqual(keys(before));
  expect(back.free.map(({ id, title, text }) => [id, title, text])).toEqual([
    ['1', 'À nous', ''],
    ['2', 'À nous', 'Mots'],
    ['3', 'Autre', ''],
  ]);
  expect(back.left_out).toEqual(['2']);
});

test('a reason shows a table’s small numbers until it is taken back', () => {
  const options = exempted(NOTHING, 'held', 'Personne ne s’y reconnaît.');
  expect(options.exemptions).toEqual({ held: 'Personne ne s’y reconnaît.' });
  expect(exempted(options, 'held', null).exemptions).toEqual({});
});

test('a picture without a description is found, unless its block is left out', () => {
  const options = added(added(NOTHING, own('1', { picture: 'p', alt: ' ' })), own('2', { picture: 'q', alt: 'Un café' }));
  expect(undescribed(options).map(({ id }) => id)).toEqual(['1']);
  expect(undescribed(leftOut(options, '1', true))).toEqual([]);
});

test.each([
  ['options.free.1.title', '2', 'title'],
  ['free.0.picture', '1', 'picture'],
  ['options.comments.identified.zones', 'identified.zones', 'comment'],
  ['options.exemptions.held', null, 'exemptions'],
  ['options.free.9.title', null, 'title'],
  [null, null, null],
])('a refusal of %s is about block %s, field %s', (path, block, field) => {
  const options = added(added(NOTHING, own('1')), own('2'));
  expect(whereWrong(path, options)).toEqual({ block, field });
});
