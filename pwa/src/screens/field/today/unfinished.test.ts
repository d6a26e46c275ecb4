import { expect, test } from 'vitest';
import { find } from '../../../route_table';
import { unfinished } from '../../../text/rescue';
import { isOld, notingKey, unfinishedOf, waitingOn } from './unfinished';

test('every half-filled form leads to a page of ours, on the very sheet, and its address holds nothing that was typed', () => {
  const keys = [
    notingKey(undefined), notingKey('o1'), 'outing/new', 'place/new', 'youth/step/y1', 'youth/who/y1', 'youth/facts/y1', 'youth/relance/y1',
    'youth/pathway/y1', 'outing/note/o1', 'outing/health/o1', 'outing/group/o1', 'outing/change/o1', 'outing/estimate/o1', 'outing/close/o1', 'outbox/mend/p1',
    'youth/close/y1', 'youth/part/y1', 'outing/cancel/o1', 'outing/correct/o1/e1', 'outing/answer/o1/h1', 'planning/move/o1', 'planning/copy/o1',
    ...['settle', 'edit', 'move', 'confirm', 'end', 'support', 'health'].map((form) => `youth/${form}/y1/r1`),
  ];
  for (const key of keys) {
    const found = unfinishedOf(key);
    expect(found, key).not.toBeNull();
    expect(find(found?.href.split('?')[0] ?? ''), key).not.toBeNull();
  }
  expect(unfinishedOf('outing/note/o1')).toMatchObject({ href: '/sortie/o1?feuille=note', outing: 'o1', youth: null });
  expect(unfinishedOf('youth/who/y1')).toMatchObject({ href: '/jeunes/y1?feuille=identity', youth: 'y1' });
  expect(unfinishedOf('youth/settle/y1/s1')).toMatchObject({ href: '/jeunes/y1?ligne=settle.s1', youth: 'y1' });
  for (const key of keys) expect(unfinished.kinds[unfinishedOf(key)?.kind ?? ''], key).toBeTruthy();
  expect(unfinishedOf('settings/numbers')).toBeNull();
});

test('a closed outing says what waits for it to be opened again, of those merged into it too, and nothing that can be done without', () => {
  const keys = [
    'outing/group/o1', 'outing/note/o2', 'outing/correct/o1/e1', 'outing/answer/o1/h1', 'outing/group/o3', 'outing/close/o1', 'outing/cancel/o1',
    notingKey('o1'), 'planning/copy/o1', 'youth/health/y1/h1',
  ];
  expect(waitingOn(keys, ['o1', 'o2']).map(({ kind, outing }) => [kind, outing])).toEqual([
    ['group', 'o1'], ['note', 'o2'], ['correct', 'o1'], ['health', 'o1'],
  ]);
  expect(waitingOn([], ['o1'])).toEqual([]);
});

test('after thirty days it is asked whether to go on', () => {
  const now = Date.parse('2026-06-16T12:00:00Z');
  expect(isOld(now - 29 * 86_400_000, now)).toBe(false);
  expect(isOld(now - 31 * 86_400_000, now)).toBe(true);
});
