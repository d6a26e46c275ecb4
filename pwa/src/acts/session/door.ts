// What the lock needs, and no more: the rest of the application is read while the code is typed.
import { troubleOf } from '../../store/connection';
import { knownAccounts } from '../../store/device';
import { idle } from './idle';
import { leaveEarlier } from './shared_computer';
import { showLocked, showStuck } from './state';

export { session } from './state';

/** The rest. Rejects when it cannot be read: the app was never wholly stored here. */
const rest = () => import('.');

/** Finds who used this phone last; call once. From then on the app locks by itself in the background. */
export const start = async (): Promise<void> => {
  try {
    await leaveEarlier();
    await showLocked((await knownAccounts())[0]);
  } catch (error) {
    return showStuck(troubleOf(error));
  }
  // a digit may be typed before: the screen is the finger's first
  await idle();
  const { leaveWithOtherTabs, watch } = await rest();
  leaveWithOtherTabs();
  await watch();
};

/** A code is about to be typed: what will open it is read, and warm. */
export const expectCode = async (): Promise<void> => (await rest()).warmArgon();

/** See `locking.ts`. */
export const unlockWithPin = async (pin: string) => (await rest()).unlockWithPin(pin);
/** See `locking.ts`; `mayChoose`: a PIN can be chosen now. */
export const unlockWithPassword = async (password: string) => {
  const { mayChoosePin, unlockWithPassword } = await rest();
  return { outcome: await unlockWithPassword(password), mayChoose: mayChoosePin() };
};
/** See `locking.ts`. */
export const switchTo = async (person: string) => (await rest()).switchTo(person);
