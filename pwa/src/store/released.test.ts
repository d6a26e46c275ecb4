import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drafts, readDraft } from '../acts';
import type { WireRow } from '../domain/operation';
import type { RecordType } from '../domain/records';
import { openField, organisationKeys } from '../seal';
import { syncOnce } from '../sync/run';
import { whereabouts } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { Account, use } from './account';
import { Reading } from './reading';
import { databaseName, DeviceDb, type KeptOperation } from './schema';

interface Store {
  keyPath: string | string[];
  indexes: Record<string, string | string[]>;
}

interface Database {
  name: string;
  version: number;
  shapes: Record<string, Store>;
  stores: Record<string, unknown[]>;
}

/** What `python -m tests.released` recorded: see `tests/released/golden.py`. */
interface Recorded {
  person: string;
  epoch: string;
  keys: { kid: string; key: string }[];
  phone: { device: Database; account: Database };
  rows: Pick<WireRow, 'type' | 'id' | 'deleted' | 'erased' | 'set'>[];
  drafts: string[];
}

const folder = new URL('../../../tests/golden/released/', import.meta.url);
const versions = readdirSync(folder).map((name) => name.replace('.json', ''));

const read = (version: string): Recorded =>
  JSON.parse(readFileSync(new URL(`${version}.json`, folder), 'utf8')) as Recorded;

/** The database as the browser of that version had left it. */
const putBack = ({ name, version, shapes, stores }: Database): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const [store, { keyPath, indexes }] of Object.entries(shapes)) {
        const made = opening.result.createObjectStore(store, { keyPath });
        for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
        for (const row of stores[store] ?? []) made.add(row);
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });

let opened: Account | null = null;
afterEach(() => opened?.db.close());

/** That phone in the hands of this version, unlocked. */
const taken = async ({ person, keys, phone }: Recorded): Promise<Account> => {
  for (const database of [phone.device, phone.account]) {
    await Dexie.delete(database.name);
    await putBack(database);
  }
  expect(phone.account.name).toBe(databaseName(person));
  const device = new DeviceDb();
  const [who] = await device.accounts.toArray();
  const [known] = await device.device.toArray();
  device.close();
  if (!who || !known) throw new Error('nobody is known here');
  const ring = keys.map(({ kid, key }) => ({ kid, key: new Uint8Array(Buffer.from(key, 'hex')) }));
  opened = new Account(who, known.id, await organisationKeys(ring));
  await opened.recall();
  use(opened);
  return opened;
};

describe.each(versions)('a phone that %s left with a day of unsent work', (version) => {
  const recorded = read(version);
  const written = recorded.phone.account.stores.outbox as KeptOperation[];

  test('still has every operation, as it was written', async () => {
    const { db } = await taken(recorded);
    expect(await db.outbox.orderBy('op').toArray()).toEqual(written.toSorted((a, b) => (a.op < b.op ? -1 : 1)));
    expect(written.length).toBeGreaterThan(20);
  });

  test('shows every record as that version’s server made it once all was sent', async () => {
    const account = await taken(recorded);
    const types = [...new Set(recorded.rows.map(({ type }) => type as RecordType))];
    const shown = await Reading.run(account, async (reading) => {
      const ids = (type: string) => recorded.rows.filter((row) => row.type === type).map(({ id }) => id);
      return (await Promise.all(types.map((type) => reading.some(type, ids(type))))).flat();
    });
    const fields = new Map(shown.map((one) => [one.id, one as unknown as Record<string, unknown>]));
    for (const { type, id, deleted, erased, set } of recorded.rows)
      expect(fields.get(id), `${type} ${id}`).toMatchObject({ deleted, erased, ...set });
  });

  test('opens what was sealed, and gives back what was half filled', async () => {
    const account = await taken(recorded);
    const { keys } = account;
    if (!keys) throw new Error('locked');
    const names = recorded.rows.filter(({ type, set }) => type === 'youth' && set.name);
    const values = await Promise.all(names.map(({ id, set }) => openField(keys, String(set.name), 'youth', id, 'name')));
    expect(values.length).toBeGreaterThan(1);
    expect(values.every(({ ok }) => ok)).toBe(true);
    const forms = await Promise.all((await drafts()).map(({ key }) => readDraft(key)));
    for (const name of recorded.drafts) expect(JSON.stringify(forms)).toContain(name);
  });

  test('sends all of it, once', async () => {
    const account = await taken(recorded);
    const server = new FakeServer();
    server.epoch = recorded.epoch;
    server.roles.set(account.person, account.who.role);
    vi.stubGlobal('fetch', server.fetch);
    await syncOnce(account);
    const ops = written.map(({ op }) => op).toSorted();
    expect([...server.log.keys()].toSorted()).toEqual(ops);
    expect(await whereabouts(account)).toEqual({ outbox: [], journal: ops, quarantine: [] });
  });
});
