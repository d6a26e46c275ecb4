import { endSession, mustBeLetIn } from '../server/accounts';
import { ServerRefused } from '../server/api';
import { Account } from '../store/account';
import { changeIfSame, isSame, othersHere } from '../store/device';
import { NO_FEED } from '../store/feed';
import type { KnownAccount } from '../store/schema';
import { wipeWhole } from '../store/wiping';
import { restored } from './again';
import { ASK_MS, ASK_OVER_MS } from './delays';
import { pushAll } from './push';

/** What the session must do when the server has withdrawn this person's access, open here or not. */
export type OnRevoked = (account: Account) => Promise<void>;

/**
 * Sends what other people of this phone left unsent, each through their own session, and asks whether
 * it still holds: a lost phone is locked, and nothing else would tell it to drop their names. Someone
 * who signed out keeps a session that can only send, until nothing is left. Whoever comes back
 * meanwhile has a session of their own: nothing of it is ended, nothing of theirs leaves. Throws Offline.
 */
export const pushOthers = async (person: string | null, device: string, onRevoked: OnRevoked): Promise<void> => {
  for (const { who, db } of await othersHere(person)) {
    const account = new Account(who, device, null, null, db);
    try {
      const sends = who.signedIn && (await db.outbox.count()) > 0;
      const sent = async (): Promise<void> => {
        if (sends) await push(account);
        if (who.closed) await leave(account);
      };
      if (!(await goesOn(account, onRevoked, sent)) || who.closed) continue;
      // the push of a withdrawn session is taken, for review: it does not tell
      if (sends || isDue(who)) await goesOn(account, onRevoked, () => ask(who));
    } finally {
      db.close();
    }
  }
};

/** Sent to a server that was restored meanwhile too, which may lack what it had answered: it cannot be read to hear of that. */
const push = async (account: Account): Promise<void> => {
  const feed = (await account.db.getMeta('feed')) ?? NO_FEED;
  const asked = feed.building ?? feed;
  try {
    await pushAll(account);
  } catch (error) {
    if (!(error instanceof ServerRefused) || error.code !== 'epoch' || error.epoch === null) throw error;
    await restored(account.db, error.epoch, asked);
    await pushAll(account);
  }
};

/** Whether the session does, after a request of it. */
const goesOn = async (account: Account, onRevoked: OnRevoked, request: () => Promise<void>): Promise<boolean> => {
  try {
    await request();
  } catch (error) {
    if (!(error instanceof ServerRefused)) throw error;
    if (error.status !== 401) return true;
    await (error.code === 'revoked' ? onRevoked(account) : over(account));
    return false;
  }
  return true;
};

/** When each person's session was last asked about and answered, on this tab's clock. */
const asked = new Map<string, number>();

const isDue = ({ person, signedIn }: KnownAccount): boolean => {
  const last = asked.get(person);
  return last === undefined || Math.abs(Date.now() - last) >= (signedIn ? ASK_MS : ASK_OVER_MS);
};

const ask = async ({ person }: KnownAccount): Promise<void> => {
  try {
    await mustBeLetIn(person);
  } catch (error) {
    if (error instanceof ServerRefused) asked.set(person, Date.now());
    throw error;
  }
  asked.set(person, Date.now());
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
