import type { Operation, Result, WireRow } from '../domain/operation';
import { push, type PushOut } from '../server/sync';
import { Offline, ServerRefused } from '../server/api';
import type { Account } from '../store/account';
import { troubleOf } from '../store/connection';
import { holdDependants } from '../store/quarantine';
import { NO_FEED } from '../store/feed';
import type { AccountDb, Feed, KeptOperation } from '../store/schema';
import { learnClock, putRows } from './apply';
import { resultOf, rowsAsSent } from './as_sent';

const MOST_OPERATIONS = 200;
/** Room is left for what surrounds the operations. */
const MOST_BYTES = 500 * 1024;
const MOST_FRUITLESS = 3;

/**
 * Sends everything in the outbox, batch after batch, in the order in which it was written. An
 * operation leaves the outbox only in the transaction that stores its answer and the returned rows.
 * Throws Offline or ServerRefused with the outbox as it was.
 */
export const pushAll = async (account: Account): Promise<void> => {
  let most = MOST_OPERATIONS;
  let fruitless = 0;
  let marked = false;
  try {
    for (;;) {
      const batch = await nextBatch(account.db, most);
      if (batch.length === 0) return;
      marked = true;
      await mark(account.db, batch);
      try {
        const settled = await pushOnce(account, batch);
        fruitless = settled ? 0 : fruitless + 1;
        // an answer that settles nothing would be asked for again and again
        if (fruitless > MOST_FRUITLESS) throw new Offline();
      } catch (error) {
        if (!isTooLarge(error)) throw error;
        if (batch.length === 1) await refuseTooLarge(account.db, batch);
        most = Math.max(1, Math.floor(batch.length / 2));
      }
    }
  } finally {
    if (marked) await mark(account.db, []);
  }
};

/** It is only shown: a phone without room for it sends all the same. */
const mark = (db: AccountDb, batch: readonly KeptOperation[]): Promise<unknown> =>
  db.setMeta('sending', batch.map(({ op }) => op)).catch((error: unknown) => {
    if (troubleOf(error) !== 'full') throw error;
  });

const isTooLarge = (error: unknown): boolean => error instanceof ServerRefused && error.status === 413;

const nextBatch = (db: AccountDb, most: number): Promise<KeptOperation[]> =>
  db.transaction('rw', [db.outbox, db.quarantine], async () => {
    await holdDependants(db, Date.now());
    const batch: KeptOperation[] = [];
    let bytes = 0;
    for (const operation of await db.outbox.orderBy('at').limit(most).toArray()) {
      if (batch.length > 0 && bytes + operation.size > MOST_BYTES) break;
      batch.push(operation);
      bytes += operation.size;
    }
    return batch;
  });

/** Whether the answer settled anything. */
const pushOnce = async (account: Account, batch: readonly KeptOperation[]): Promise<boolean> => {
  const { db } = account;
  const feed = (await db.getMeta('feed')) ?? NO_FEED;
  const { epoch } = feed.building ?? feed;
  const waiting = (await db.outbox.count()) - batch.length;
  const sent = Date.now();
  const answer = await push(account.person, { epoch, client_now: sent, waiting, brief: true, ops: batch.map(wire) });
  if (answer.epoch !== epoch || answer.results.length !== batch.length) throw new Offline();
  return store(account, batch, answer, { epoch, sent, received: Date.now() });
};

const wire = ({ op, device, at, schema, changes }: Operation): Operation => ({ op, device, at, schema, changes });

const store = (
  account: Account,
  batch: readonly KeptOperation[],
  answer: PushOut,
  asked: { epoch: string; sent: number; received: number },
): Promise<boolean> => {
  const { db, person } = account;
  const results = batch.map((operation, index) => resultOf(operation, answer.results[index]));
  const rows = [...answer.rows, ...rowsAsSent(batch, answer.as_sent, person)];
  const tables = [db.base, db.outbox, db.journal, db.quarantine, db.meta, db.drafts];
  return db.transaction('rw', tables, async () => {
    const feed = (await db.getMeta('feed')) ?? NO_FEED;
    const target = feed.building ?? feed;
    // what is read has changed meanwhile: the answer belongs to another time, it is asked for again
    if (target.epoch !== asked.epoch) return false;
    let settled = 0;
    for (const [index, operation] of batch.entries())
      if (await settle(db, operation, results[index], feed)) settled += 1;
    await holdDependants(db, Date.now());
    if (!(await db.getMeta('closed'))) await putAnswer(db, feed, rows, answer.scopes);
    const effective = results.flatMap((result) => result?.effective ?? []);
    const heard = { server: answer.server_now, sent: asked.sent, received: asked.received, effective };
    account.offset = await learnClock(db, heard);
    return settled > 0;
  });
};

/** Before the first page of a reading, what a push brought says of which role the reading is. */
const putAnswer = async (db: AccountDb, feed: Feed, rows: readonly WireRow[], scopes?: string): Promise<void> => {
  const target = feed.building ?? feed;
  await putRows(db, target.generation, rows);
  const { pushed } = target;
  const reached = pushed === undefined ? {} : { pushed: rows.reduce((most, { seq }) => Math.max(most, seq), pushed) };
  const told = { ...target, ...reached, scopes: target.scopes ?? scopes ?? null };
  await db.setMeta('feed', feed.building ? { ...feed, building: told } : { ...told, building: null });
};

/** The answer is kept in place of the operation; false when it is not about it. */
const settle = async (
  db: AccountDb,
  operation: KeptOperation,
  result: Result | undefined,
  { generation, building }: Feed,
): Promise<boolean> => {
  if (!result || (result.op !== null && result.op !== operation.op)) return false;
  const { status, effective, refusal } = result;
  // another tab may have settled it already; it may have been scrubbed since it was sent
  const held = await db.outbox.get(operation.op);
  if (!held) return true;
  const { again: _again, ...kept } = held;
  if (status === 'refused') {
    const why = refusal ?? { code: 'bad_change', change: 0, field: null, message_fr: '' };
    await db.quarantine.put({ ...kept, refusal: why, waits: false, refusedAt: Date.now() });
  } else {
    const at = { answeredAt: Date.now(), generation: building?.generation ?? generation };
    await db.journal.put({ ...kept, ...at, status, effective: effective ?? operation.at });
  }
  await db.outbox.delete(operation.op);
  return true;
};

/** A single operation that the server can never take is put aside, so that it blocks no other. */
const refuseTooLarge = (db: AccountDb, batch: readonly KeptOperation[]): Promise<void> =>
  db.transaction('rw', [db.outbox, db.quarantine], async () => {
    for (const operation of batch) {
      const refusal = { code: 'too_large', change: 0, field: null, message_fr: 'Cette note est trop longue pour être envoyée.' };
      await db.quarantine.put({ ...operation, refusal, waits: false, refusedAt: Date.now() });
      await db.outbox.delete(operation.op);
    }
  });
