import type { Change, Operation } from '../domain/operation';
import { sealedFields } from '../domain/records';
import type { AccountDb, Draft } from '../store/schema';

interface Erased {
  type: string;
  id: string;
}

/**
 * A person was erased: their sealed values leave this phone's base, outbox, journal, quarantine and
 * drafts; facts stay. Call inside the transaction that stores the erased rows.
 */
export const scrub = async (db: AccountDb, erased: readonly Erased[]): Promise<void> => {
  if (erased.length === 0) return;
  const gone = new Set(erased.map(({ type, id }) => `${type}/${id}`));
  const youths = new Set(erased.filter(({ type }) => type === 'youth').map(({ id }) => id));
  await scrubBase(db, erased, youths);
  for (const table of [db.outbox, db.journal, db.quarantine])
    await table
      .filter((operation) => concerns(operation, gone, youths))
      .modify((operation) => {
        operation.changes = operation.changes.map((change) => scrubbed(change, gone, youths));
      });
  await db.drafts.filter((draft) => holds(draft, youths)).delete();
};

/** A form about one of them; or one of two files of which one is theirs, as its key says, whichever it is about. */
const holds = ({ key, about }: Draft, youths: ReadonlySet<string>): boolean => {
  const [area, , ...ids] = key.split('/');
  return (about !== null && youths.has(about)) || (area === 'youth' && ids.some((id) => youths.has(id)));
};

/** In every generation: the one shown must not keep what the one being read has lost. */
const scrubBase = async (
  db: AccountDb,
  erased: readonly Erased[],
  youths: ReadonlySet<string>,
): Promise<void> => {
  const feed = await db.getMeta('feed');
  for (const generation of new Set([feed?.generation ?? 1, feed?.building?.generation ?? 1])) {
    const rows = await db.base.bulkGet(
      erased.map(({ type, id }): [number, string, string] => [generation, type, id]),
    );
    const steps = await db.base
      .where('[generation+type+set.youth]')
      .anyOf([...youths].map((youth) => [generation, 'step', youth]))
      .toArray();
    const held = [...rows, ...steps].filter((row) => row !== undefined && hasSealed(row));
    await db.base.bulkPut(
      held.flatMap((row) => (row ? [{ ...row, erased: true, set: emptied(row.type, row.set) }] : [])),
    );
  }
};

const hasSealed = ({ type, set }: { type: string; set: Record<string, unknown> }): boolean =>
  sealedFields(type).some((field) => set[field]);

const isGone = (
  { type, id, set }: Change,
  gone: ReadonlySet<string>,
  youths: ReadonlySet<string>,
): boolean => gone.has(`${type}/${id}`) || (type === 'step' && youths.has(String(set?.youth)));

const concerns = (operation: Operation, gone: ReadonlySet<string>, youths: ReadonlySet<string>): boolean =>
  operation.changes.some((change) => isGone(change, gone, youths));

const scrubbed = (change: Change, gone: ReadonlySet<string>, youths: ReadonlySet<string>): Change => {
  if (!isGone(change, gone, youths)) return change;
  const { was: _was, ...kept } = change;
  return kept.set ? { ...kept, set: emptied(kept.type, kept.set) } : kept;
};

const emptied = (type: string, set: Record<string, unknown>): Record<string, unknown> => {
  const sealed = new Set(sealedFields(type));
  return Object.fromEntries(
    Object.entries(set).map(([field, value]) => [field, sealed.has(field) ? null : value]),
  );
};
