import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { createPlace, noteYouth } from '../acts';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { newOrganisationKey, organisationKeys, sealField } from '../seal';
import type { Account } from './account';
import { probe, reopen } from './connection';
import { OpenedValues } from './opened';
import { places, youths } from './views';

// its own types ask for the class in place of a database
const forceClose = forceCloseDatabase as unknown as (db: IDBDatabase) => void;

let phone: Account;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
});

test('a lost connection is opened again, and a view that was watching goes on', async () => {
  const lists: string[][] = [];
  const stop = places().subscribe((value) => value && lists.push(value.map(({ name }) => name)));
  await createPlace({ name: 'Avant' });
  await expect.poll(() => lists.at(-1)).toEqual(['Avant']);
  // the browser closes it in the app's back, and says so
  forceClose(phone.db.backendDB());
  await createPlace({ name: 'Après' });
  await expect.poll(() => lists.at(-1)).toEqual(['Après', 'Avant']);
  // an iPhone says nothing
  phone.db.backendDB().close();
  await probe(phone.db);
  await createPlace({ name: 'Encore' });
  expect(await seen(places(), (list) => list.length === 3)).toHaveLength(3);
  stop();
});

test.each(['InvalidStateError', 'UnknownError'])('a connection of which every transaction says %s is left for another at once', async (name) => {
  const { transaction } = IDBDatabase.prototype;
  const lost = new WeakSet<IDBDatabase>();
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked) {
    if (lost.has(this)) throw new DOMException('Connection to Indexed Database server lost', name);
    return transaction.apply(this, asked);
  };
  try {
    await reopen(phone.db);
    lost.add(phone.db.backendDB());
    await createPlace({ name: 'Gardé' });
    expect(lost.has(phone.db.backendDB())).toBe(false);
    expect(await seen(places(), (list) => list.length === 1)).toHaveLength(1);
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
});

test('durability is asked for strictly', () => {
  expect(phone.db._options.chromeTransactionDurability).toBe('strict');
});

test('names open aside, many at a time, and the list follows', async () => {
  for (let n = 0; n < 130; n += 1)
    await noteYouth({ channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' }, name: { first_name: `Essai ${n}` } });
  phone.opened.clear();
  const states: number[] = [];
  const view = youths();
  const stop = view.subscribe((list) => list && states.push(list.filter(({ name }) => name.state === 'ok').length));
  await expect.poll(() => states.at(-1)).toBe(130);
  stop();
  expect(states[0]).toBe(0);
  expect(states.length).toBeLessThan(8);
});

test('what cannot be read is said to be so, and never shown as someone else’s', async () => {
  const [one, other] = await Promise.all([organisationKeys([newOrganisationKey()]), organisationKeys([newOrganisationKey()])]);
  const opened = new OpenedValues(() => one);
  const sealed = await sealField(one, 'youth', 'a', 'name', { first_name: 'Essai' });
  const foreign = await sealField(other, 'youth', 'a', 'name', { first_name: 'Essai' });
  let asked = 0;
  opened.keyMissing.on(() => (asked += 1));
  const state = (id: string, jwe: string) => opened.read('youth', id, 'name', jwe).state;
  await expect.poll(() => state('a', sealed)).toBe('ok');
  await expect.poll(() => state('b', sealed)).toBe('unreadable');
  await expect.poll(() => state('a', foreign)).toBe('no_key');
  expect(asked).toBe(1);
  expect(opened.read('youth', 'a', 'name', null).state).toBe('none');
});
