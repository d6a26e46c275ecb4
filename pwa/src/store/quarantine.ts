import { mendKey } from '../domain/mending';
import { createdBy, namedBy, type Operation, type Refusal } from '../domain/operation';
import type { AccountDb, KeptOperation, Quarantined } from './schema';

/** Why an operation that depends on a refused record waits. */
const WAITS: Refusal = {
  code: 'waits',
  change: 0,
  field: null,
  message_fr: 'Cette note attend celle dont elle dépend.',
};

/** Refusals that only say that another record is not there. */
const ORPHAN: ReadonlySet<string> = new Set(['unknown_reference', 'unknown_record']);

/** Whether it names one of these records, other than those it makes itself. */
const names = (operation: Operation, records: ReadonlySet<string>): boolean => {
  if (records.size === 0) return false;
  const own = new Set(createdBy(operation));
  return [...namedBy(operation)].some((id) => records.has(id) && !own.has(id));
};

/**
 * What depends on a record whose creation was refused leaves the outbox to wait with it, and so does
 * what was refused only because it was sent along with it. Nothing else waits. Call inside a
 * transaction on outbox and quarantine.
 */
export const holdDependants = async (db: AccountDb, now: number): Promise<void> => {
  // what a revoked access still sends is kept for review, whatever it depends on
  const refused = (await db.quarantine.orderBy('at').toArray()).filter(({ refusal }) => refusal.code !== 'revoked');
  if (refused.length === 0) return;
  const records = new Set(refused.flatMap(createdBy));
  for (const kept of refused)
    if (!kept.waits && ORPHAN.has(kept.refusal.code) && names(kept, records))
      await db.quarantine.put({ ...kept, refusal: WAITS, waits: true });
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

/**
 * A mended operation takes the place of the refused one, and what waited for that one goes back to
 * the outbox with it (each as `followed` makes it), in one step. `made` is called inside it, and may
 * write on drafts. False: the refused one was gone.
 */
export const replace = (
  db: AccountDb,
  op: string,
  made: (refused: Quarantined) => Promise<KeptOperation>,
  followed: (dependant: KeptOperation) => KeptOperation = (same) => same,
): Promise<boolean> =>
  db.transaction('rw', [db.quarantine, db.outbox, db.meta, db.drafts], async () => {
    const refused = await db.quarantine.get(op);
    if (!refused) return false;
    const chosen = withDependants(await db.quarantine.orderBy('at').toArray(), op);
    await requeue(db, [op]);
    for (const kept of await db.outbox.bulkGet([...chosen])) {
      if (!kept) continue;
      await db.outbox.delete(kept.op);
      await db.outbox.add(kept.op === op ? await made(refused) : followed(kept));
    }
    return true;
  });

/** A refused operation goes for good, with what waits for it and whatever half corrects them. */
export const discard = (db: AccountDb, op: string): Promise<void> =>
  db.transaction('rw', [db.quarantine, db.drafts], async () => {
    const all = await db.quarantine.orderBy('at').toArray();
    const gone = [...withDependants(all, op)];
    await db.quarantine.bulkDelete(gone);
    await db.drafts.bulkDelete(gone.map(mendKey));
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
