import { fromZero } from './feed';
import type { AccountDb } from './schema';

/**
 * Names, keys and the server's rows leave this phone; what is sealed and not yet sent stays, and so
 * do half-filled forms (unless `drafts` go too) and what was answered, should the server be
 * restored. Signing in again reads from zero.
 */
export const wipe = (db: AccountDb, { drafts = false } = {}): Promise<void> =>
  db.transaction('rw', [db.base, db.keys, db.drafts, db.meta], async () => {
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
