import { Offline, ServerRefused } from '../server/api';
import { pull } from '../server/sync';
import type { Account } from '../store/account';
import { requeue } from '../store/quarantine';
import { NO_FEED } from '../store/feed';
import { restored } from './again';
import { pullAll, type Progress } from './pull';
import { pushAll } from './push';

const JOURNAL_MS = 30 * 86_400_000;
const AGAIN_MS = 3_600_000;
const MOST_RESTORES = 3;

/** Refusals that time alone may mend: the server was updated, a colleague's note has arrived. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'unknown_field',
  'unknown_type',
  'newer_app',
  'unknown_code',
  'unknown_key',
  'unknown_reference',
  'unknown_record',
  'not_stored',
  'too_large',
]);

/**
 * Sends everything, then reads everything: only then has the server said that all is there.
 * Throws Offline or ServerRefused; whatever was not answered is still in the outbox.
 */
export const syncOnce = async (account: Account, progress?: Progress): Promise<void> => {
  await tryAgain(account);
  for (let restores = 0; restores < MOST_RESTORES; restores += 1) {
    const feed = (await account.db.getMeta('feed')) ?? NO_FEED;
    const asked = feed.building ?? feed;
    try {
      await pushAll(account);
      await pullAll(account, progress);
      await receipt(account);
      return;
    } catch (error) {
      if (!(error instanceof ServerRefused) || error.code !== 'epoch') throw error;
      const { epoch } = await pull(account.person, 0, null);
      await restored(account.db, epoch, asked);
    }
  }
  throw new Offline();
};

/** Refused more than an hour ago for a reason that may have passed: sent again. */
const tryAgain = async ({ db }: Account): Promise<void> => {
  const before = Date.now() - AGAIN_MS;
  const mended = await db.quarantine
    .filter(({ refusal, waits, refusedAt }) => !waits && MAY_PASS.has(refusal.code) && refusedAt < before)
    .primaryKeys();
  if (mended.length) await requeue(db, mended);
};

const receipt = ({ db }: Account, at = Date.now()): Promise<void> =>
  db.transaction('rw', [db.meta, db.journal], async () => {
    const offset = (await db.getMeta('clock'))?.offset ?? 0;
    await db.setMeta('receipt', at + offset);
    await db.journal.where('answeredAt').below(at - JOURNAL_MS).delete();
  });
