import { openPrivate, stretch } from '../../seal';
import { endSession, saltOf, signIn as askSession } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import { changeAccount, deviceId } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { dropAllCopies } from '../../store/second_copy';
import { wipe } from '../../store/wiping';
import { current } from '../../store/account';
import { must } from '../refused';
import { cleanEmail } from './new_person';
import { close, open } from './opening';
import { remember } from './remembering';
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
  const db = new AccountDb(me.person.id);
  const known = await remember(me, db, { shared, wrapped: true });
  await open(known, db, privateKey, { private_key: me.private_key, wrapKey });
};

/**
 * Leaves this phone: keys, names and the server's rows go; notes not yet sent stay, sealed, and are
 * sent through a session that can do nothing else.
 */
export const signOut = async (): Promise<void> => {
  const { db, person } = current();
  const left = (await db.outbox.count()) > 0;
  close();
  const closing = new AccountDb(person);
  await wipe(closing);
  closing.close();
  await dropAllCopies(person).catch(() => undefined);
  await changeAccount(person, { closed: true });
  await showLocked(undefined);
  await tell(person, left);
};

/** The server is told now, or by the next sync of whoever uses this phone. */
const tell = async (person: string, left: boolean): Promise<void> => {
  try {
    await endSession(person, left);
    if (!left) await changeAccount(person, { signedIn: false });
  } catch (error) {
    if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
  }
};
