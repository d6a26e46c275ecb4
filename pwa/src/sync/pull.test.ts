import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeYouth, meet, noteYouth, startOuting } from '../acts';
import { newId } from '../domain/ids';
import { Offline } from '../server/api';
import type { Account } from '../store/account';
import { Reading } from '../store/reading';
import { pullAll } from './pull';
import { pushAll } from './push';
import { syncOnce } from './run';
import { newPhone, reborn, visible, whereabouts } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;

const place = (name: string) => ({ name, kind: null, commune: null, zone: null, latitude: null, longitude: null, archived: null });
const names = (account: Account) =>
  Reading.run(account, async (reading) => (await reading.all('place')).map(({ name }) => name).toSorted());
const generations = async ({ db }: Account) => [...new Set((await db.base.toArray()).map(({ generation }) => generation))];

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

test('pages come one after the other, and a reading cut short goes on where it was', async () => {
  server.pageSize = 10;
  for (let n = 0; n < 35; n += 1) server.give('place', newId(), place(`${n}`));
  server.faults.push({ is: 'lost answer' });
  await expect(pullAll(phone)).rejects.toBeInstanceOf(Offline);
  const original = server.fetch;
  let pages = 0;
  vi.stubGlobal('fetch', (input: RequestInfo, init: RequestInit) => {
    pages += 1;
    return pages === 3 ? Promise.reject(new TypeError()) : original(input, init);
  });
  await expect(pullAll(phone)).rejects.toBeInstanceOf(Offline);
  expect((await names(phone)).length).toBe(20);
  const seen: number[] = [];
  await pullAll(await reborn(phone), (rows) => seen.push(rows));
  expect(seen).toEqual([10, 15]);
});

test('an older row never replaces a newer one', async () => {
  const id = newId();
  server.give('place', id, place('neuf'), { seq: 9 });
  server.seq = 9;
  await pullAll(phone);
  const { putRows } = await import('./apply');
  await putRows(phone.db, 1, [{ type: 'place', id, seq: 4, by: '', deleted: false, erased: false, set: place('vieux') }]);
  expect(await names(phone)).toEqual(['neuf']);
});

test('a lost scope makes what is no longer granted disappear, all at once', async () => {
  server.pageSize = 2;
  for (const name of ['a', 'b', 'c']) server.give('place', newId(), place(name));
  await pullAll(phone);
  for (const key of [...server.rows.keys()].slice(0, 2)) server.rows.delete(key);
  server.give('place', newId(), place('d'));
  server.give('place', newId(), place('e'));
  server.scopes = 'partner';
  server.faults.push({ is: 'lost request' });
  await expect(pullAll(phone)).rejects.toBeInstanceOf(Offline);
  const shown: string[][] = [];
  await pullAll(phone, () => void names(phone).then((list) => shown.push(list)));
  expect(await names(phone)).toEqual(['c', 'd', 'e']);
  expect(await generations(phone)).toEqual([2]);
});

test('while everything is read again, screens show the old, and own new notes stay in sight', async () => {
  server.give('place', newId(), place('a'));
  const outing = await startOuting({ kind: 'truck_outing' });
  await syncOnce(phone);
  server.purgedSeq = server.seq + 10;
  server.seq += 20;
  server.pageSize = 1;
  server.faults.push({ is: 'status', status: 410, code: 'cursor_too_old' }, { is: 'lost request' });
  await expect(pullAll(phone)).rejects.toBeInstanceOf(Offline);
  expect((await phone.db.getMeta('feed'))?.building).not.toBeNull();
  const met = await meet(outing, { age_band: '18_21', gender: 'female' });
  await pushAll(phone);
  expect((await whereabouts(phone)).outbox).toEqual([]);
  const [shown] = await Reading.run(phone, (reading) => reading.some('encounter', [met]));
  expect(shown).toMatchObject({ count: 1, truth: 'server' });
  const before = await visible(phone);
  await pullAll(phone);
  expect((await phone.db.getMeta('feed'))?.building).toBeNull();
  expect(await visible(phone)).toEqual(before);
  expect(await generations(phone)).toEqual([2]);
});

test('a restored server gets back what its backup had lost, and doubles nothing', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await meet(outing, { age_band: '18_21', gender: 'male' });
  await syncOnce(phone);
  const restore = server.backup();
  await meet(outing, { age_band: '22_25', gender: 'male' });
  await syncOnce(phone);
  const late = await meet(outing, { age_band: '26_29', gender: 'female' });
  const before = await visible(phone);
  restore();
  expect(server.rows.size).toBe(2);
  await syncOnce(phone);
  expect(server.rows.size).toBe(4);
  expect(server.rows.has(`encounter/${late}`)).toBe(true);
  expect(await visible(phone)).toEqual(before);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [], quarantine: [] });
  expect((await whereabouts(phone)).journal).toHaveLength(4);
});

test('while a restored server is fed, an old own value does not come back over a newer one', async () => {
  const noted = await noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, housing: 'parents' });
  if (noted.what !== 'file') throw new Error('no file');
  await changeYouth(noted.youth, { housing: 'friends' });
  await syncOnce(phone);
  const row = server.rows.get(`youth/${noted.youth}`);
  if (!row) throw new Error('no row');
  row.set.housing = 'chrs';
  row.seq = server.seq += 1;
  await syncOnce(phone);
  server.backup()();
  server.pushFaults.push({ is: 'status', status: 409, code: 'epoch' }, { is: 'lost request' });
  await expect(syncOnce(phone)).rejects.toBeInstanceOf(Offline);
  expect((await whereabouts(phone)).outbox.length).toBeGreaterThan(0);
  const [shown] = await Reading.run(phone, (reading) => reading.some('youth', [noted.youth]));
  expect(shown?.housing).toBe('chrs');
  await syncOnce(phone);
  const [after] = await Reading.run(phone, (reading) => reading.some('youth', [noted.youth]));
  expect(after?.housing).toBe('chrs');
});

test('a page that was asked for before the reading began again is thrown away', async () => {
  server.give('place', newId(), place('a'));
  await pullAll(phone);
  server.give('place', newId(), place('b'));
  const original = server.fetch;
  let once = true;
  vi.stubGlobal('fetch', async (input: RequestInfo, init: RequestInit) => {
    const response = await original(input, init);
    if (once) {
      once = false;
      const { beginAgain } = await import('./again');
      await beginAgain(phone.db, server.epoch);
    }
    return response;
  });
  await pullAll(phone);
  expect(await generations(phone)).toEqual([2]);
  expect(await names(phone)).toEqual(['a', 'b']);
});

test('two phones that pushed and pulled show the same', async () => {
  const outing = await startOuting({ kind: 'street_round' });
  await meet(outing, { age_band: '16_17', gender: 'female', count: 3 });
  await syncOnce(phone);
  const other = await newPhone(server);
  await syncOnce(other);
  expect(await visible(other)).toEqual(await visible(phone));
});
