import type { PinRecord, PinStore } from '../seal';
import type { AccountDb } from './schema';

/**
 * The PIN's record in an account's database: a try is spent and durable before the PIN is looked
 * at. The fifth wrong one also drops what the password alone would open offline.
 */
export const pinStore = (db: AccountDb): PinStore => ({
  change: (step) =>
    db.transaction('rw', [db.keys], async () => {
      const found = (await db.getKey('pin')) ?? null;
      const next: PinRecord | null = step(found);
      if (next) await db.setKey('pin', next);
      else await db.keys.bulkDelete(['pin', 'wrapped']);
      return next;
    }),
});
