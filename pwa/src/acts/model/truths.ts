import { expect } from 'vitest';
import type { WireRow } from '../../domain/operation';
import { sealedFields, type RecordType } from '../../domain/records';
import { Reading } from '../../store/reading';
import { RESEAL, type AccountDb, type KeptOperation } from '../../store/schema';
import { readSummary } from '../../store/views/sync';
import { stateOf } from '../../sync/state';
import { retryRefused } from '..';
import { settleJoins } from '../joining';
import type { Phone } from './phone';
import { CLEAR, type World } from './world';

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}/${id}`;

/** What is true at any moment, whatever has just happened: the invariants of `docs/sync.md`, by their numbers. */
export const holds = async (world: World): Promise<void> => {
  await world.note();
  const known = new Set<string>();
  for (const phone of world.phones) {
    const where = await phone.whereabouts();
    const ops = Object.values(where).flat().map(({ op }) => op);
    expect(ops.length, 'a note is in one place of a phone').toBe(new Set(ops).size);
    for (const op of ops) known.add(op);
    expect(await phone.read((db) => outOfSight(world, phone, db)), 'what was answered stays in sight').toEqual([]);
    expect(await phone.read((db) => passedBy(world, phone, db)), '7. no cursor is ahead of its rows').toEqual([]);
    if (phone.isOpen) await showsWhatItHolds(phone, where.outbox, where.quarantine);
  }
  const missed = [...world.made.values()].filter(({ op, name }) => !(known.has(op) || world.server.log.has(op) || world.lost.has(op) || world.dropped.has(op) || name === RESEAL));
  expect(missed, '2. every note is on a phone or on the server').toEqual([]);
};

/** Rows of the server that a phone's cursor says it has, and that it has not. */
const passedBy = async ({ server }: World, { person }: Phone, db: AccountDb): Promise<string[]> => {
  const feed = await db.getMeta('feed');
  const reader = feed?.building ?? feed;
  const [word] = [(server.roles.get(person) === 'partner' ? `partner:${person}` : (server.roles.get(person) ?? '')) + server.scopes];
  if (!reader || reader.epoch !== server.epoch || reader.scopes !== word) return [];
  const due = server.rowsOf(person).filter(({ seq }) => seq <= reader.cursor);
  const held = await db.base.bulkGet(due.map(({ type, id }): [number, string, string] => [reader.generation, type, id]));
  return due.filter(({ seq }, index) => held[index]?.seq !== seq).map(keyOf);
};

/**
 * Answered notes whose rows are older here than the answer: a row is replaced by newer ones only.
 * (Of a record that their person's new role does not see, the answer brings no row.)
 */
const outOfSight = async ({ server }: World, { person }: Phone, db: AccountDb): Promise<string[]> => {
  const feed = await db.getMeta('feed');
  if (!feed || feed.epoch !== server.epoch) return [];
  const answered = (await db.journal.toArray()).filter(({ generation, name }) => generation === feed.generation && name !== RESEAL);
  const due = answered.flatMap(({ op, changes }) => changes.map(({ type, id }) => ({ key: [feed.generation, type, id] as [number, string, string], since: server.since.get(op) ?? 0 })));
  const rows = await db.base.bulkGet(due.map(({ key }) => key));
  const seen = new Set(server.rowsOf(person).map(({ id }) => id));
  return due.filter(({ key, since }, index) => seen.has(key[2]) && (rows[index]?.seq ?? Infinity) < since).map(({ key }) => key[1]);
};

/** 4. One's own pending writes are always visible; and the counts on screen are those of the database. */
const showsWhatItHolds = async (phone: Phone, outbox: KeptOperation[], quarantine: KeptOperation[]): Promise<void> => {
  const account = phone.inHand();
  await Reading.run(account, async (reading) => {
    const { here, sending, refused } = await readSummary(reading);
    const notes = outbox.filter(({ name }) => name !== RESEAL).length;
    expect([here + sending, refused], 'the counts of unsent and refused notes').toEqual([notes, quarantine.length]);
    const state = stateOf({ is: 'idle' }, { count: here + sending, receipt: reading.receipt });
    if (notes) expect(state.what, '"À jour" is said of what the server has').toBe('waiting');
    const last = new Map<string, { key: [RecordType, string]; name: string; value: unknown }>();
    const ordered = [...outbox].sort((one, other) => (one.at < other.at || (one.at === other.at && one.op < other.op) ? -1 : 1));
    for (const { changes, again } of ordered)
      for (const { type, id, kind, set = {} } of changes) {
        const shown = await reading.get(type as RecordType, id);
        if (kind === 'create') expect(shown, `4. a note that waits is shown: ${type}`).not.toBeNull();
        if (kind === 'create' && type === 'place') continue;
        for (const [name, value] of kind === 'patch' && shown && !shown.erased ? Object.entries(set) : []) {
          last.delete(`${id} ${name}`);
          if (!again) last.set(`${id} ${name}`, { key: [type as RecordType, id], name, value });
        }
      }
    for (const { key, name, value } of last.values()) expect(Reflect.get((await reading.get(...key)) ?? {}, name), `4. what was last said is shown: ${key[0]}.${name}`).toEqual(value);
  });
};

const ROUNDS = 8;

/** Clocks are right again, whoever left signs in, refused notes are judged again; phones sync until nothing moves. */
export const settle = async (world: World): Promise<void> => {
  const { server } = world;
  server.faults.length = 0;
  server.pageSize = 1_000;
  for (const { browser } of world.phones) browser.ahead = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const phone of round % 2 ? world.phones : [...world.phones].reverse()) {
      if (!phone.isOpen) await phone.signIn();
      const { quarantine } = await phone.whereabouts();
      const before = JSON.stringify(await phone.account.db.getMeta('feed'));
      if (round < 3) for (const { op } of quarantine) await phone.does(() => retryRefused(op));
      expect(await phone.sync(), 'without trouble a sync ends well').toBe(true);
      await phone.does(() => settleJoins(phone.account));
      moved ||= before !== JSON.stringify(await phone.account.db.getMeta('feed'));
    }
    if (round > 2 && !moved) return;
  }
  throw new Error('it never comes to rest');
};

/** What is true once everything has settled. */
export const balances = async (world: World): Promise<void> => {
  await nothingInClear(world);
  await holds(world);
  const { server } = world;
  const made = [...world.made.values()];
  for (const phone of world.phones) {
    const { outbox, journal, quarantine } = await phone.whereabouts();
    expect(journal.filter(({ op }) => !server.log.has(op)).map(({ name }) => name), 'what was said to be done is done').toEqual([]);
    expect(quarantine.filter(({ op }) => server.log.has(op)).map(({ name }) => name), 'what is done is not called refused').toEqual([]);
    expect(outbox.map(({ name }) => name), '10. nothing waits once all is answered').toEqual([]);
    expect(unfounded(world, phone, quarantine), 'a refusal stands for as long as its reason does').toEqual([]);
    const joining = (await phone.read((db) => db.getMeta('joining'))) ?? [];
    expect(joining.filter(({ same }) => server.rows.has(`outing/${same}`)), 'an outing joined by its code is one with the colleague’s').toEqual([]);
    const { rows, feed } = await phone.read(async (db) => ({ rows: await db.base.toArray(), feed: await db.getMeta('feed') }));
    expect(feed).toMatchObject({ epoch: server.epoch, cursor: server.seq, building: null });
    // a tombstone that has left the server may still be here
    const kept = rows.filter(({ type, id, seq, deleted }) => !deleted || seq > server.purgedSeq || server.rows.has(keyOf({ type, id })));
    const bare = kept.map(({ generation, ...row }): WireRow => row);
    expect(sorted(bare), '3. at rest a phone’s rows are the server’s').toEqual(sorted(server.rowsOf(phone.person)));
  }
  onceEach(world, made);
  for (const phone of world.phones) await countsAlike(world, phone);
  underOwnName(world);
  await forgotten(world);
};

const sorted = (rows: WireRow[]): WireRow[] => rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

/** 1. What people made is there once: no record that nobody made, none twice under two ids. */
const onceEach = ({ server }: World, made: { op: string; changes: { type: string; id: string; kind: string }[] }[]): void => {
  const creations = made.filter(({ op }) => server.log.has(op)).flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'create').map(keyOf));
  expect(creations.length, '1. no record is created twice').toBe(new Set(creations).size);
};

/** A push speaks for its own session's person, whoever else uses that browser. */
const underOwnName = ({ made, server }: World): void => {
  const pushes = server.requests.filter(({ path }) => path === '/sync/push');
  const sent = pushes.flatMap(({ account, text }) => (JSON.parse(text) as { ops: { op: string }[] }).ops.map(({ op }) => ({ account, by: made.get(op)?.person })));
  expect(sent.filter(({ account, by }) => account !== by), 'a push carries its own person’s notes').toEqual([]);
};

/** As many people as the server counts, as far as this phone may see: refused counts are shown, and not counted. */
const countsAlike = async ({ server }: World, phone: Phone): Promise<void> => {
  const counted = server.rowsOf(phone.person).filter(({ type, deleted }) => type === 'encounter' && !deleted);
  const shown = await Reading.run(phone.inHand(), (reading) => reading.all('encounter'));
  const sum = (counts: unknown[]): number => counts.reduce<number>((total, count) => total + Number(count), 0);
  const here = shown.filter(({ uncounted, deleted }) => !uncounted && !deleted).map(({ count }) => count);
  expect(sum(here), 'as many people met as on the server').toBe(sum(counted.map(({ set }) => set.count)));
};

/** Refused notes of which nothing says why they should still be. */
const unfounded = ({ server, poison }: World, { who }: Phone, quarantine: (KeptOperation & { refusal?: { code: string } })[]): string[] => {
  if (who.role === 'partner') return [];
  const poisoned = new Set(poison);
  const stands = (operation: KeptOperation): boolean => {
    const own = new Set(operation.changes.filter(({ kind }) => kind === 'create').map(({ id }) => id));
    const named = operation.changes.flatMap(({ type, id, set = {} }) => [
      keyOf({ type, id }),
      ...['outing', 'youth', 'place', 'merged_into'].flatMap((field) => (set[field] ? [`${field === 'merged_into' ? type : field}/${String(set[field])}`] : [])),
    ]);
    const missing = named.some((key) => !server.rows.has(key) && !own.has(key.split('/')[1] ?? ''));
    const doubled = [...own].some((id) => [...server.rows.values()].some((row) => row.id === id));
    const erasing = operation.changes.some(({ kind }) => kind === 'erase') && who.role !== 'coordinator';
    return missing || doubled || erasing || operation.changes.some(({ id }) => poisoned.has(id));
  };
  return quarantine.filter((one) => !stands(one)).map(({ name, refusal }) => `${name} ${refusal?.code}`);
};

/** 12. An erased identity never returns: no sealed value of it is left on any phone that holds the record. */
const forgotten = async ({ phones, server }: World): Promise<void> => {
  const gone = new Set([...server.rows.values()].filter(({ erased }) => erased).map(({ id }) => id));
  for (const id of server.ledger) if ([...server.rows.values()].some((row) => row.id === id)) expect(gone.has(id), '12. erased for good').toBe(true);
  for (const phone of phones) {
    const { outbox, journal, quarantine } = await phone.whereabouts();
    const rows = await phone.read((db) => db.base.toArray());
    const held = new Set(rows.map(({ id }) => id));
    const changes = [...outbox, ...journal, ...quarantine].flatMap((one) => one.changes);
    const says = [...rows, ...changes].filter(({ type, id, set = {} }) => gone.has(id) && held.has(id) && sealedFields(type).some((field) => set[field]));
    expect(says.map(keyOf), '12. nothing sealed is left of whoever was erased').toEqual([]);
  }
};

/** 9. No clear name in what was sent, in what any database holds, in second copies, in rescue files. */
const nothingInClear = async ({ phones, server, files }: World): Promise<void> => {
  const texts = [...server.requests.map(({ text }) => text), ...files.map(({ text }) => text), JSON.stringify([...server.rows.values()])];
  for (const phone of phones) {
    texts.push(...phone.browser.copies.values());
    texts.push(await phone.read(async (db) => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))));
  }
  const said = texts.join('\n');
  expect(CLEAR.filter((word) => said.includes(word)), '9. nothing in clear').toEqual([]);
};
