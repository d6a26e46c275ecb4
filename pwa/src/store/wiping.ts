import { fromZero } from './feed';
import { forgetReceived } from './received';
import type { AccountDb } from './schema';
import { copied, dropCopies } from './second_copy';

/** Another tab that does not let go of a database holds nobody up longer. */
const PATIENCE_MS = 2_000;

/**
 * Names, keys, the server's rows and the figures it gave leave this phone; what is sealed and not yet
 * sent stays, and so do half-filled forms (unless `drafts` go too) and what was answered, should the
 * server be restored. Signing in again reads from zero.
 */
export const wipe = async (db: AccountDb, { drafts = false } = {}): Promise<void> => {
  forgetReceived(db.person);
  await db.transaction('rw', [db.base, db.keys, db.drafts, db.meta], async () => {
    const feed = await db.getMeta('feed');
    await Promise.all([db.base.clear(), db.keys.clear()]);
    if (drafts) await db.drafts.clear();
    if (feed) {
      const { generation, building, epoch } = feed;
      const next = Math.max(generation, building?.generation ?? 0) + 1;
      await db.setMeta('feed', { ...fromZero(next, epoch), building: null });
    }
    await db.setMeta('closed', true);
  });
};

/**
 * Nothing of a person stays on a computer that others use too: journal, forms, names, the database
 * itself. Unless something is unsent or refused, in the database or in a second copy that it lacks, or
 * the person has signed in again: then nothing is done. Whether all went.
 */
export const wipeWhole = async (db: AccountDb): Promise<boolean> => {
  const copies = await copied(db.person).catch(() => []);
  const gone = await db.transaction('rw', db.tables, async () => {
    // in the very transaction that empties: another tab may just have written, or its person be back
    if (await isBack(db)) return false;
    const kept = (await db.outbox.count()) + (await db.quarantine.count());
    const sent = await db.journal.bulkGet(copies.map((name) => name.split('.')[0] ?? ''));
    if (kept || sent.includes(undefined)) return false;
    await Promise.all(db.tables.map((table) => table.clear()));
    await db.setMeta('closed', true);
    return true;
  });
  if (!gone) return false;
  await dropCopies(db.person, copies).catch(() => undefined);
  if (await isBack(db)) return true;
  await Promise.race([db.delete().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  return true;
};

const isBack = async (db: AccountDb): Promise<boolean> => (await db.getMeta('closed')) === false;
