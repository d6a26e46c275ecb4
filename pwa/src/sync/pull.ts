import { pull, type PullOut } from '../server/sync';
import { Offline, ServerRefused } from '../server/api';
import type { Account } from '../store/account';
import { fromZero, NO_FEED } from '../store/feed';
import type { AccountDb, Feed, Reader } from '../store/schema';
import { dropOthers, learnClock, putRows } from './apply';
import { beginAgain, nextGeneration, sameReader } from './again';

const MOST_RESTARTS = 5;

/** How far a reading has come: rows so far. */
export type Progress = (rows: number) => void;

/**
 * Reads what has changed, page after page, each saved with its cursor in one transaction. When all
 * must be read again it goes into a generation beside the one shown, which it replaces when complete.
 */
export const pullAll = async (
  account: Account,
  progress: Progress = () => undefined,
): Promise<void> => {
  let rows = 0;
  for (let restarts = 0; restarts <= MOST_RESTARTS; ) {
    const feed = (await account.db.getMeta('feed')) ?? NO_FEED;
    const asked = feed.building ?? feed;
    const page = await nextPage(account, asked);
    const stored = page ? await storePage(account, asked, page) : 'elsewhere';
    rows += page?.rows.length ?? 0;
    progress(rows);
    if (stored === 'complete') return;
    if (stored === 'elsewhere') restarts += 1;
  }
  throw new Offline();
};

type Page = PullOut & { sent: number };

/** The next page; null when this phone was away too long and must read again from zero. */
const nextPage = async ({ db, person }: Account, { cursor, epoch, purged }: Reader): Promise<Page | null> => {
  const sent = Date.now();
  try {
    const page = await pull(person, cursor, epoch || null, purged);
    // a page that leads nowhere would be asked for again and again
    if (page.more && page.cursor <= cursor) throw new Offline();
    return { ...page, sent };
  } catch (error) {
    if (!(error instanceof ServerRefused) || error.status !== 410) throw error;
    await beginAgain(db, epoch);
    return null;
  }
};

const storePage = (
  account: Account,
  asked: Reader,
  page: Page,
): Promise<'more' | 'complete' | 'elsewhere'> => {
  const { db } = account;
  const tables = [db.base, db.outbox, db.journal, db.quarantine, db.meta, db.drafts];
  return db.transaction('rw', tables, async () => {
    const feed = (await db.getMeta('feed')) ?? NO_FEED;
    const target = feed.building ?? feed;
    if (!sameReader(target, asked) || (await db.getMeta('closed'))) return 'elsewhere';
    if (target.epoch && page.epoch !== target.epoch) return 'elsewhere';
    if (target.scopes !== null && target.scopes !== page.scopes) {
      await restart(db, feed, page);
      return 'elsewhere';
    }
    await putRows(db, target.generation, page.rows, target.pushed);
    const read: Reader = { ...target, epoch: page.epoch, scopes: page.scopes, cursor: page.cursor, purged: page.purged };
    await saveProgress(db, feed, read, page.more);
    const heard = { server: page.server_now, sent: page.sent, received: Date.now() };
    account.offset = await learnClock(db, heard);
    return page.more ? 'more' : 'complete';
  });
};

/** Another role may hold other rows: everything is read again, beside what is shown. */
const restart = async (db: AccountDb, feed: Feed, { epoch, scopes }: PullOut): Promise<void> => {
  const fresh = { ...feed, building: { ...fromZero(nextGeneration(feed), epoch), scopes } };
  await db.setMeta('feed', fresh);
  await dropOthers(db, fresh);
};

const saveProgress = async (db: AccountDb, feed: Feed, read: Reader, more: boolean): Promise<void> => {
  if (!feed.building) return db.setMeta('feed', { ...read, building: null });
  if (more) return db.setMeta('feed', { ...feed, building: read });
  const swapped: Feed = { ...read, building: null };
  await db.setMeta('feed', swapped);
  await dropOthers(db, swapped);
};
