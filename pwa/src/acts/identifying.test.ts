import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Account } from '../store/account';
import { youthPage } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { changeYouth, completeIdentification, noteYouth } from '.';

let phone: Account;
let youth: string;
const page = async () => {
  const found = await seen(youthPage(youth));
  if (!found) throw new Error('no page');
  return found;
};
const identified = async (): Promise<string> => (await page()).identifications[0]?.id ?? '';

beforeEach(async () => {
  const server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  const noted = await noteYouth({ channel: 'partner', age_band: '18_21', gender: 'male', notice: { answer: 'to_give' } });
  if (noted.what !== 'file') throw new Error('no file');
  youth = noted.youth;
});

test('what the file says already completes the identification and is not said again of the file', async () => {
  await changeYouth(youth, { situation: 'none', followed_by: ['none'] });
  await completeIdentification(await identified(), { situation: 'none', followed_by: ['none'], last_contact: null }, undefined, {});
  expect((await phone.db.outbox.orderBy('at').last())?.changes).toMatchObject([{ type: 'identification', kind: 'create' }]);
  expect((await page()).criteria?.result).toBe('meets');
});

test('what is completed and what the file says from now on are one operation, each with its own facts', async () => {
  await completeIdentification(await identified(), { situation: 'none', followed_by: ['none'] });
  const before = await phone.db.outbox.count();
  await completeIdentification(await identified(), { housing: 'friends' }, undefined, { situation: 'employment', driving_licence: 'none' });
  expect(await phone.db.outbox.count()).toBe(before + 1);
  const after = await page();
  expect(after.identifications).toMatchObject([{ situation: 'none', housing: 'friends' }]);
  expect(after.youth).toMatchObject({ situation: 'employment', driving_licence: 'none', housing: null });
  expect(after.criteria?.result).toBe('meets');
});
