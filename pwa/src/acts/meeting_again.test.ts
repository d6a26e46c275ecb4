import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { bandOn } from '../domain/ages';
import { dayOf } from '../domain/days';
import type { Account } from '../store/account';
import { tally, youthPage } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addStep, identifyAgain, meetKnownYouth, noteAsKnown, noteYouth, startOuting, type NotedYouth } from '.';

let phone: Account;
let outing: string;
const base = { age_band: '18_21', gender: 'male', notice: { answer: 'agreed' } } as const;
const DAY_MS = 24 * 3_600_000;

const file = async (more: Partial<NotedYouth> = {}): Promise<string> => {
  const noted = await noteYouth({ outing, ...base, name: { first_name: 'Essai' }, ...more });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const page = async (id: string) => {
  const found = await seen(youthPage(id), (value) => value?.name.state !== 'opening');
  if (!found) throw new Error('no page');
  return found;
};
const ago = (days: number): string => new Date(phone.now() - days * DAY_MS).toISOString();
const today = () => dayOf(phone.now(), phone.zone);

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  outing = await startOuting({ kind: 'truck_outing' });
});

test('the meeting that ends five months of silence does not take the second identification away', async () => {
  const id = await file({ at: ago(200) });
  expect((await page(id)).mayIdentifyAgain).toBe(true);
  await meetKnownYouth(outing, id);
  await addStep(id, { kind: 'call', outcome: 'reached' });
  expect((await page(id)).mayIdentifyAgain).toBe(true);
  await identifyAgain(id, { outing, age_band: '18_21' });
  expect((await page(id)).mayIdentifyAgain).toBe(false);
});

test('meeting somebody again does not date an age that nobody asked', async () => {
  const then = ago(900);
  const id = await file({ at: then, age_band: '16_17' });
  await meetKnownYouth(outing, id);
  const on = dayOf(then, phone.zone);
  expect((await page(id)).age).toEqual({ band: '16_17', on });
  await meetKnownYouth(outing, id, { age_band: bandOn({ band: '16_17', on }, today()) });
  expect((await page(id)).age).toEqual({ band: '18_21', on: today() });
});

test('somebody who counts by name is not said to have been counted without one', async () => {
  const id = await file();
  const total = async () => (await seen(tally(outing)))?.teamTotal;
  expect(await total()).toBe(1);
  await expect(meetKnownYouth(outing, id, { alreadyCounted: true })).rejects.toMatchObject({ name: 'ActRefused' });
  const noted = await noteAsKnown(id, { outing, ...base, housing: 'friends', alreadyCounted: true });
  expect(noted.encounter).toBeNull();
  expect([await total(), (await page(id)).youth.housing]).toEqual([1, 'friends']);
});
