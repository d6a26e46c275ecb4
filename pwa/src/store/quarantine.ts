import { createdBy, namedBy, type Operation, type Refusal } from '../domain/operation';
import type { AccountDb, Quarantined } from './schema';

/** Why an operation that depends on a refused record waits. */
const WAITS: Refusal = {
  code: 'waits',
  change: 0,
  field: null,
  message_fr: 'Cette note attend celle dont elle dépend.',
};

const names = (operation: Operation, records: ReadonlySet<string>): boolean =>
  records.size > 0 && [...namedBy(operation)].some((id) => records.has(id));

/**
 * What depends on a record whose creation was refused leaves the outbox to wait with it. Nothing
 * else waits. Call inside a transaction on outbox and quarantine.
 */
export const holdDependants = async (db: AccountDb, now: number): Promise<void> => {
  // what a revoked access still sends is kept for review, whatever it depends on
  const refused = (await db.quarantine.toArray()).filter(({ refusal }) => refusal.code !== 'revoked');
  if (refused.length === 0) return;
  const records = new Set(refused.flatMap(createdBy));
  for (const operation of await db.outbox.orderBy('at').toArray()) {
    if (!names(operation, records)) continue;
    for (const id of createdBy(operation)) records.add(id);
    await db.quarantine.put({ ...operation, refusal: WAITS, waits: true, refusedAt: now });
    await db.outbox.delete(operation.op);
  }
};

/** Back to the outbox: these refused operations, and what waits for them. */
export const requeue = (db: AccountDb, ops: readonly string[]): Promise<void> =>
  db.transaction('rw', [db.quarantine, db.outbox], async () => {
    const all = await db.quarantine.orderBy('at').toArray();
    const chosen = new Set(ops.flatMap((op) => [...withDependants(all, op)]));
    for (const kept of all.filter(({ op }) => chosen.has(op))) {
      const { refusal: _r, waits: _w, refusedAt: _a, ...operation } = kept;
      await db.outbox.put(operation);
    }
    await db.quarantine.bulkDelete([...chosen]);
  });

/** A refused operation goes for good, with what waits for it. */
export const discard = (db: AccountDb, op: string): Promise<void> =>
  db.transaction('rw', [db.quarantine], async () => {
    const all = await db.quarantine.orderBy('at').toArray();
    await db.quarantine.bulkDelete([...withDependants(all, op)]);
  });

const withDependants = (all: readonly Quarantined[], op: string): Set<string> => {
  const chosen = new Set<string>();
  const records = new Set<string>();
  for (const kept of all) {
    if (kept.op !== op && !(kept.waits && names(kept, records))) continue;
    chosen.add(kept.op);
    for (const id of createdBy(kept)) records.add(id);
  }
  return chosen;
};
