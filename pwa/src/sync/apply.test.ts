import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeOuting, startOuting } from '../acts';
import { newId } from '../domain/ids';
import type { Account } from '../store/account';
import { pullAll } from './pull';
import { pushAll } from './push';
import { newPhone } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;

const place = { name: 'Battant', kind: null, commune: null, zone: null, latitude: null, longitude: null, archived: null };

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

test('a page that was asked for before a push leaves what the push brought as it is', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await pushAll(phone);
  await changeOuting(outing, { kind: 'event' });
  server.beforeArrival = async () => {
    server.beforeArrival = () => Promise.resolve();
    await pushAll(phone);
  };
  await pullAll(phone);
  const row = await phone.db.base.get([1, 'outing', outing]);
  expect(row?.set).toMatchObject({ kind: 'event' });
});

test('a row that is newer than all that pushes brought is not looked up', async () => {
  await startOuting({ kind: 'truck_outing' });
  await pushAll(phone);
  for (let n = 0; n < 3; n += 1) server.give('place', newId(), place);
  const asked = vi.spyOn(phone.db.base, 'bulkGet');
  await pullAll(phone);
  expect(asked.mock.calls.flatMap(([keys]) => keys)).toEqual([[1, 'outing', expect.any(String)]]);
  expect(await phone.db.base.count()).toBe(4);
});

test('of a reading that an older app began each row is looked up', async () => {
  const { pushed: _, ...older } = (await phone.db.getMeta('feed'))!;
  await phone.db.setMeta('feed', older);
  await startOuting({ kind: 'truck_outing' });
  await pushAll(phone);
  server.give('place', newId(), place);
  const asked = vi.spyOn(phone.db.base, 'bulkGet');
  await pullAll(phone);
  expect(asked.mock.calls.flatMap(([keys]) => keys)).toHaveLength(2);
});

test.each([3, 300])('%i rows of one page are all kept', async (many) => {
  server.pageSize = 1_000;
  for (let n = 0; n < many; n += 1) server.give('place', newId(), place);
  await pullAll(phone);
  expect(await phone.db.base.count()).toBe(many);
});
