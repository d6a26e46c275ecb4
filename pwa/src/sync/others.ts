import { endSession } from '../server/accounts';
import { ServerRefused } from '../server/api';
import { Account } from '../store/account';
import { changeIfSame, isSame, othersWithNotes } from '../store/device';
import { wipeWhole } from '../store/wiping';
import { pushAll } from './push';

/**
 * Sends what other people of this phone left unsent, each through their own session. Someone who
 * signed out keeps a session that can only send, until nothing is left. Whoever comes back meanwhile
 * has a session of their own: nothing of it is ended, nothing of theirs leaves. Throws Offline.
 */
export const pushOthers = async (person: string | null, device: string): Promise<void> => {
  for (const { who, db } of await othersWithNotes(person)) {
    const account = new Account(who, device, null, null, db);
    try {
      if ((await db.outbox.count()) > 0) await pushAll(account);
      if (who.closed) await leave(account);
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error;
      if (error.status === 401) await over(account);
    } finally {
      db.close();
    }
  }
};

const leave = async (account: Account): Promise<void> => {
  const { db, person, who } = account;
  const left = (await db.outbox.count()) > 0;
  if (!(await isSame(who))) return;
  await endSession(person, left);
  if (!left) await over(account);
};

/** Their session is over: what is left waits for them; on a computer that others use too, nothing else stays. */
const over = async ({ who, db }: Account): Promise<void> => {
  if (!(await changeIfSame(who, { signedIn: false }))) return;
  if (who.closed && who.shared && (await wipeWhole(db))) await changeIfSame(who, null);
};
