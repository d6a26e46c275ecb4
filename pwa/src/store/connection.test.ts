import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { troubleOf } from './connection';

afterEach(() => vi.unstubAllGlobals());

const named = (name: string, inner?: unknown): Error => Object.assign(new Error(), { name, inner });

test('why a browser keeps nothing is told from its error, however it is wrapped', () => {
  expect(troubleOf(named('QuotaExceededError'))).toBe('full');
  expect(troubleOf(named('AbortError', named('QuotaExceededError')))).toBe('full');
  expect(troubleOf(named('OpenFailedError', named('InvalidStateError')))).toBe('none');
  expect(troubleOf(named('MissingAPIError'))).toBe('none');
  expect(troubleOf(named('VersionError'))).toBe('newer');
  expect(troubleOf(named('TypeError'))).toBe('other');
  expect(troubleOf(undefined)).toBe('other');
});

test('a browser without a database is told so, whatever the error', () => {
  vi.stubGlobal('indexedDB', undefined);
  expect(troubleOf(new TypeError())).toBe('none');
});
