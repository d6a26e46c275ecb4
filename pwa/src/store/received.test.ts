import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storage } from '../sync/testing/storage';
import { forgetReceived, received } from './received';

const figures = received<{ at: number }>('figures-6', 2);
const keys = (kept: Storage) => Array.from({ length: kept.length }, (_, at) => kept.key(at));

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});

afterEach(() => void vi.unstubAllGlobals());

test('the latest answers are kept, the oldest of too many go', () => {
  for (const at of [1, 2, 3]) figures.keep(localStorage, 'nadia', `${at}`, { at });
  expect([1, 2, 3].map((at) => figures.last(localStorage, 'nadia', `${at}`))).toEqual([null, { at: 2 }, { at: 3 }]);
});

test('what is forgotten is all of one account’s answers, of older versions and shared computers too, and nothing else', () => {
  figures.keep(localStorage, 'nadia', 'now', { at: 1 });
  figures.keep(localStorage, 'karim', 'now', { at: 1 });
  figures.keep(sessionStorage, 'nadia', 'now', { at: 1 });
  for (const key of ['kaftruck-figures-5-nadia', 'kaftruck-outlines-1-nadia', 'kaftruck-report-2-nadia', 'kaftruck-awake']) localStorage.setItem(key, '{}');
  forgetReceived('nadia');
  expect([keys(localStorage), keys(sessionStorage)]).toEqual([['kaftruck-figures-6-karim', 'kaftruck-awake'], []]);
});

test('a browser that keeps nothing has nothing to forget', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(() => forgetReceived('nadia')).not.toThrow();
});
