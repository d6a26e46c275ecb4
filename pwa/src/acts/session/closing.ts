import { use, type Account } from '../../store/account';
import { changeIfSame, closed, device, deviceId, isSame } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { dropAllCopies } from '../../store/second_copy';
import { wipe, wipeWhole } from '../../store/wiping';
import { sendLeftovers, stopSync } from '../../sync';
import { hold, isOpen, opened } from './held';
import { goFrom } from './shared_computer';
import { recount, showWithdrawn } from './state';

/** Keys and names leave memory; sync of this account stops. */
export const close = (): void => {
  stopSync();
  use(null);
  const held = opened();
  if (!held) return;
  hold(null);
  held.release();
  held.account.forget();
  held.account.db.close();
};

/** While nobody is open: what was left unsent is sent, and a withdrawn access is heard of. */
export const keepWatch = async (): Promise<void> =>
  sendLeftovers(await deviceId(), () => void recount().catch(() => undefined), withdraw);

/**
 * The server has withdrawn this person's access, open here, locked, or behind somebody else's: names
 * go, what is sealed and unsent stays. Whoever signed in again since is left alone. The names go first:
 * where the page dies amid this, the server is asked again, and says it again.
 */
export const withdraw = async (account: Account): Promise<void> => {
  const { person, who } = account;
  const wasOpen = isOpen(account);
  if (!wasOpen && !(await isSame(who))) return;
  const known = wasOpen ? await device().accounts.get(person) : who;
  if (wasOpen) close();
  account.db.close();
  const db = new AccountDb(person);
  try {
    await wipe(db, { drafts: true });
    await dropAllCopies(person).catch(() => undefined);
    const gone = who.shared && (await wipeWhole(db));
    if (known) await changeIfSame(known, gone ? null : { ...closed(who), signedIn: false });
  } finally {
    db.close();
  }
  const typedMeanwhile = opened()?.account.person === person;
  if (typedMeanwhile) close();
  goFrom(person);
  await showWithdrawn(person);
  if (wasOpen || typedMeanwhile) await keepWatch();
};
