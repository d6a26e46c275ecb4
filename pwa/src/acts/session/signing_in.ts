import { openPrivate, stretch } from '../../seal';
import { endSession, saltOf, signIn as askSession } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import { changeAccount, closeAccount, deviceId, forgetAccount } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { dropAllCopies } from '../../store/second_copy';
import { wipe, wipeWhole } from '../../store/wiping';
import { current } from '../../store/account';
import { must } from '../refused';
import { cleanEmail } from './new_person';
import { close, keepWatch } from './closing';
import { open } from './opening';
import { tellLeft } from './other_tabs';
import { remember } from './remembering';
import { goFrom, stayIn } from './shared_computer';
import { showLocked } from './state';

/** Signs in with address and password, online, and opens the app. Throws Offline, ServerRefused. */
export const signIn = async ({
  email,
  password,
  shared,
  label = '',
}: {
  email: string;
  password: string;
  /** A computer that others use too. */
  shared: boolean;
  label?: string;
}): Promise<void> => {
  must(email.trim(), 'email', 'Donnez votre adresse.');
  must(password, 'password', 'Donnez votre mot de passe.');
  const address = cleanEmail(email);
  const { salt, stretch: params } = await saltOf(address);
  const { auth, wrapKey } = await stretch(password, salt, params);
  const device = { id: await deviceId(), label };
  const me = await askSession({ email: address, auth, device, shared });
  const privateKey = await openPrivate(me.private_key, wrapKey);
  close();
  if (shared) stayIn(me.person.id);
  const db = new AccountDb(me.person.id);
  const known = await remember(me, db, { shared, wrapped: true });
  await open(known, db, privateKey, { private_key: me.private_key, wrapKey });
};

/**
 * Leaves this phone: keys, names and the server's rows go; notes not yet sent stay, sealed, and are
 * sent through a session that can do nothing else. Of a computer that others use too all goes,
 * once nothing is unsent.
 */
export const signOut = async (): Promise<void> => {
  await leavePhone();
  await keepWatch();
};

/** The same, without what goes on by itself afterwards. */
export const leavePhone = async (): Promise<void> => {
  const { db, person, who } = current();
  const left = (await db.outbox.count()) > 0;
  close();
  goFrom(person); // first: a page that goes meanwhile leaves the rest to the next start
  const closing = new AccountDb(person);
  await wipe(closing);
  await dropAllCopies(person).catch(() => undefined);
  const gone = who.shared && (await wipeWhole(closing));
  closing.close();
  await closeAccount(who);
  tellLeft(person); // again: a tab may have read their name before it was gone
  await showLocked(undefined);
  await tell(person, left, gone);
};

/** The server is told now, or by the next sync of whoever uses this phone. */
const tell = async (person: string, left: boolean, gone: boolean): Promise<void> => {
  try {
    await endSession(person, left);
    if (gone) await forgetAccount(person);
    else if (!left) await changeAccount(person, { signedIn: false });
  } catch (error) {
    if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
  }
};
