import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlace } from '../acts';
import type { Account } from '../store/account';
import { syncOnce } from './run';
import { newPhone, whereabouts } from './testing/phone';
import { FakeServer } from './testing/server';

const MINUTE = 60_000;
let server: FakeServer;
let phone: Account;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});
afterEach(() => vi.restoreAllMocks());

const later = (minutes: number): void => {
  const now = Date.now() + minutes * MINUTE;
  vi.spyOn(Date, 'now').mockReturnValue(now);
};

/** How many notes are still refused after so many minutes, by a server that would take them by now. */
const refusedAfter = async (minutes: number, code: string): Promise<number> => {
  server.refuses = () => code;
  await createPlace({ name: 'Essai' });
  await syncOnce(phone);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [], journal: [], quarantine: [expect.any(String)] });
  server.refuses = () => null;
  later(minutes);
  await syncOnce(phone);
  return phone.db.quarantine.count();
};

test.each(['unknown_type', 'unknown_field', 'unknown_code', 'newer_app'])(
  'what a server of an earlier version refused as %s is sent again by itself after an hour',
  async (code) => {
    expect(await refusedAfter(61, code)).toBe(0);
    expect(server.log.size).toBe(1);
  },
);

test.each([
  [59, 'unknown_code', 'before that hour is over'],
  [61, 'future_date', 'when only a person can put it right'],
])('after %i minutes %s still waits: %s', async (minutes, code) => {
  expect(await refusedAfter(minutes, code)).toBe(1);
});
