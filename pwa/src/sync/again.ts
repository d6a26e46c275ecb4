import { fromZero, NO_FEED } from '../store/feed';
import type { AccountDb, Feed, Reader } from '../store/schema';

/** A number that no generation of rows has had on this phone. */
export const nextGeneration = ({ generation, building }: Feed): number =>
  Math.max(generation, building?.generation ?? 0) + 1;

/** Everything is to be read again from zero, beside what is shown. */
export const beginAgain = (db: AccountDb, epoch: string): Promise<void> =>
  db.transaction('rw', [db.meta], async () => {
    const feed = (await db.getMeta('feed')) ?? NO_FEED;
    await db.setMeta('feed', { ...feed, building: fromZero(nextGeneration(feed), epoch) });
  });

/** Whether two say the same place in the same reading. */
export const sameReader = (one: Reader, other: Reader): boolean =>
  one.generation === other.generation && one.cursor === other.cursor && one.epoch === other.epoch;

/**
 * The server was restored from a backup: what it had answered goes back to the outbox, to be sent
 * again before everything is read again. What the backup had is recognised by its id. `asked` is
 * where this phone was; when it has moved, another tab has seen to it.
 */
export const restored = (db: AccountDb, epoch: string, asked: Reader): Promise<void> =>
  db.transaction('rw', [db.meta, db.journal, db.outbox], async () => {
    const feed = (await db.getMeta('feed')) ?? NO_FEED;
    if (!sameReader(feed.building ?? feed, asked)) return;
    for (const answered of await db.journal.toArray()) {
      const { status: _s, effective: _e, answeredAt: _a, generation, ...operation } = answered;
      // those whose rows are not in what is shown must go on being replayed
      await db.outbox.put(generation > feed.generation ? operation : { ...operation, again: true });
    }
    await db.journal.clear();
    await db.setMeta('feed', { ...feed, building: fromZero(nextGeneration(feed), epoch) });
  });
