import { stretch } from '../../seal';
import { endSession, saltOf, signIn } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import { deviceId } from '../../store/device';

/**
 * Whether an account opens with this address and password; it is not opened here. The session that
 * tells is ended at once: the first one to stay belongs in the installed app. Throws Offline.
 */
export const opensAccount = async (email: string, password: string): Promise<boolean> => {
  try {
    const { salt, stretch: params } = await saltOf(email);
    const { auth } = await stretch(password, salt, params);
    const me = await signIn({ email, auth, device: { id: await deviceId(), label: '' }, shared: true });
    await endSession(me.person.id, false).catch(endsByItself);
    return true;
  } catch (error) {
    if (error instanceof ServerRefused) return false;
    throw error;
  }
};

/** A session of a shared computer lasts the day at most. */
const endsByItself = (error: unknown): void => {
  if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
};
