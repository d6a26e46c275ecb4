import { later } from '../domain/clock';
import type { WireRow } from '../domain/operation';
import type { Account } from '../store/account';
import { NO_FEED } from '../store/feed';
import type { RescuedOperation } from '../store/rescue_file';
import type { AccountDb } from '../store/schema';
import { scrub } from './scrub';

/**
 * Operations of a rescue file go back to the outbox, all or none; those this phone has in any place
 * stay as they are, for `op` is the whole identity of an operation, on a clone as on a new phone.
 * Refused ones are judged again; answered ones are answered again. Answers how many were new here.
 */
export const takeBackOperations = (account: Account, operations: readonly RescuedOperation[]): Promise<number> => {
  const { db } = account;
  return db.transaction('rw', [db.base, db.outbox, db.journal, db.quarantine, db.meta, db.drafts], async () => {
    const ops = operations.map(({ op }) => op);
    const held = await Promise.all([db.outbox, db.journal, db.quarantine].map((table) => table.bulkGet(ops)));
    const fresh = operations.filter((_, index) => held.every((rows) => !rows[index]));
    await db.outbox.bulkPut(
      fresh.map(({ was, ...operation }) => (was === 'journal' ? { ...operation, again: true as const } : operation)),
    );
    // what is written from now on comes after what was written then
    const clock = (await db.getMeta('clock')) ?? { last: '', received: '', offset: account.offset };
    await db.setMeta('clock', { ...clock, last: fresh.reduce((last, { at }) => later(last, at), clock.last) });
    await scrub(db, await erasedAmong(db, fresh));
    return new Set(fresh.map(({ op }) => op)).size;
  });
};

/** Whoever was erased since the file was written: their names do not come back with it. */
const erasedAmong = async (db: AccountDb, operations: readonly RescuedOperation[]): Promise<WireRow[]> => {
  const { generation } = (await db.getMeta('feed')) ?? NO_FEED;
  const named = operations.flatMap(({ changes }) =>
    changes.flatMap(({ type, id, set }): [number, string, string][] => {
      const youth = set?.youth;
      const self: [number, string, string] = [generation, type, id];
      return typeof youth === 'string' ? [self, [generation, 'youth', youth]] : [self];
    }),
  );
  const rows = await db.base.bulkGet(named);
  return rows.filter((row) => row !== undefined).filter(({ erased }) => erased);
};
