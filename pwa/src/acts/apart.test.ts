import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { pairOf } from '../domain/merging';
import type { Account } from '../store/account';
import { toldApart } from '../store/views';
import { newPhone, reborn } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { forgetApart, mergeYouths, noteYouth, tellApart, unmergeYouths } from '.';

let phone: Account;
const file = async (): Promise<string> => {
  const noted = await noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: 'Essai' } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const told = async (): Promise<string[]> => [...(await seen(toldApart()))].sort();

beforeEach(async () => {
  const server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

test('two files said to be of two people stay so after the app was killed, whichever was named first', async () => {
  const [one, two, three] = [await file(), await file(), await file()];
  await tellApart(one, [two, three]);
  await tellApart(two, [one]);
  await reborn(phone);
  expect(await told()).toEqual([pairOf(one, two), pairOf(one, three)].sort());
  await forgetApart(three, one);
  expect(await told()).toEqual([pairOf(one, two)]);
});

test('what was said of a file holds for the one that stands for it', async () => {
  const [one, two, three] = [await file(), await file(), await file()];
  await tellApart(one, [two]);
  await mergeYouths(two, three);
  expect(await told()).toEqual([pairOf(one, three)]);
});

test('two files parted again are two people', async () => {
  const [one, two] = [await file(), await file()];
  await mergeYouths(one, two);
  await unmergeYouths(one);
  expect(await told()).toEqual([pairOf(one, two)]);
});
