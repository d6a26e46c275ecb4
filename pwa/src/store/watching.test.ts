import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createPlace, finishing, readDraft, saveDraft } from '../acts';
import { newPhone } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import type { Account } from './account';
import { Reading } from './reading';

let phone: Account;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
});

const placeNames = async (reading: Reading): Promise<string[]> => (await reading.all('place')).map(({ name }) => name);

test('after an act all open views are read in one transaction and told together', async () => {
  const told: string[] = [];
  const stops = ['one', 'other', 'third'].map((who) => phone.watching.add(placeNames, (names) => void told.push(`${who} ${names.length}`)));
  await expect.poll(() => told.length).toBe(3);
  const reading = vi.spyOn(Reading, 'run');
  await createPlace({ name: 'Battant' });
  await expect.poll(() => told.slice(3)).toEqual(['one 1', 'other 1', 'third 1']);
  expect(reading).toHaveBeenCalledTimes(1);
  reading.mockRestore();
  stops.forEach((stop) => stop());
  await createPlace({ name: 'Planoise' });
  expect(told).toHaveLength(6);
});

test('a view that cannot be read keeps no other from being told, and is read again until it can be', async () => {
  let broken = true;
  const told: string[] = [];
  const failing = (reading: Reading): Promise<string[]> => (broken ? Promise.reject(new Error('disk')) : placeNames(reading));
  const stops = [
    phone.watching.add(failing, (names) => void told.push(`failing ${names.length}`)),
    phone.watching.add(placeNames, (names) => void told.push(`whole ${names.length}`)),
  ];
  await createPlace({ name: 'Battant' });
  await expect.poll(() => told.at(-1)).toBe('whole 1');
  broken = false;
  await expect.poll(() => told.at(-1), { timeout: 3_000 }).toBe('failing 1');
  stops.forEach((stop) => stop());
});

test('a form being typed does not make the screen read all again', async () => {
  let told = 0;
  const stop = phone.watching.add(placeNames, () => void (told += 1));
  await expect.poll(() => told).toBe(1);
  await saveDraft('place/new', { name: 'Bat' });
  await createPlace({ name: 'Battant' });
  await expect.poll(() => told).toBe(2);
  stop();
});

test('a form leaves in the transaction that keeps its note, and stays when the note does not come to be', async () => {
  await saveDraft('place/new', { name: 'Battant' });
  const full = vi.spyOn(phone.db.outbox, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  await expect(finishing('place/new', () => createPlace({ name: 'Battant' }))).rejects.toThrow();
  expect(await readDraft('place/new')).toEqual({ name: 'Battant' });
  full.mockRestore();
  const gone: (boolean | undefined)[] = [];
  phone.wrote.on(() => void phone.db.drafts.count().then((left) => gone.push(left === 0)));
  await finishing('place/new', () => createPlace({ name: 'Battant' }));
  // told of the note as soon as it is kept: the form has gone by then
  await expect.poll(() => gone).toEqual([true]);
  await createPlace({ name: 'Planoise' });
  expect(phone.finishing).toBeNull();
});
