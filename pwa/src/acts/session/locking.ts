import {
  CannotOpen,
  isPin,
  newPinRecord,
  openPrivate,
  openPrivateJwk,
  shortestPin,
  stretch,
  unlockWithPin as tryPin,
} from '../../seal';
import { ServerRefused, Offline } from '../../server/api';
import { isAwayTooLong, lockMinutes, type Moment } from '../../domain/auto_lock';
import { changeAccount, device } from '../../store/device';
import { pinStore } from '../../store/pin_store';
import { AccountDb, type KnownAccount } from '../../store/schema';
import { draftsKept } from '../drafts';
import { must } from '../refused';
import { clearSandbox, isTraining, leaveTraining } from '../training/sandbox';
import { close, keepWatch } from './closing';
import { opened } from './held';
import { open } from './opening';
import { signIn } from './signing_in';
import { showLocked, showNothing, showOpen, whose } from './state';

/** What was left unsent is sent, and the app locks by itself in the background; call once. */
export const watch = async (): Promise<void> => {
  lockWhenAway();
  if (!opened()) await keepWatch();
  if (!isTraining()) await clearSandbox();
};

const lockWhenAway = (): void => {
  if (typeof document === 'undefined') return;
  let left: Moment | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      left = moment();
      timer = setTimeout(() => void lock(), minutesAway() * 60_000);
    } else if (left && isAwayTooLong(left, moment(), minutesAway())) {
      // before anything is painted: what was on screen is not seen again
      void lock();
    }
  });
};

const moment = (): Moment => ({ wall: Date.now(), running: performance.now() });

const minutesAway = (): number => {
  const who = opened()?.account.who;
  return lockMinutes(who?.lockMinutes, who?.organisation.settings ?? {});
};

/** After how many minutes in the background this person's app locks here. */
export const lockAfter = async (minutes: number): Promise<void> => {
  const { account } = opened() ?? {};
  must(account, null, 'L’application est verrouillée.');
  account.who.lockMinutes = minutes;
  await changeAccount(account.person, { lockMinutes: minutes });
  await showOpen(account);
};

/**
 * The screen empties at once; then keys and names leave memory. Nothing written is lost: what a form
 * is keeping is kept first. What was not sent goes on being sent, and nothing is read.
 */
export const lock = async (): Promise<void> => {
  if (isTraining()) return leaveTraining();
  const active = opened();
  if (!active) return;
  const { who } = active.account;
  showNothing();
  await draftsKept();
  // somebody may have unlocked or locked meanwhile
  if (opened() !== active) return;
  close();
  await showLocked(who);
  await keepWatch();
};

/** Another person of this phone: locked until they unlock. */
export const switchTo = async (person: string): Promise<void> => {
  const who = await device().accounts.get(person);
  must(who && !who.closed, null, 'Cette personne ne s’est pas connectée sur ce téléphone.');
  showNothing();
  await draftsKept();
  close();
  await showLocked(who);
  await keepWatch();
};

const theOne = async (): Promise<KnownAccount> => {
  const who = await device().accounts.get(whose()?.id ?? '');
  must(who, null, 'Personne ne s’est connecté sur ce téléphone.');
  return who;
};

/** Opens with the PIN, without network. Tries are spent before the PIN is looked at. */
export const unlockWithPin = async (
  pin: string,
): Promise<{ ok: true } | { ok: false; triesLeft: number }> => {
  const who = await theOne();
  const db = new AccountDb(who.person);
  const outcome = await tryPin(pinStore(db), pin);
  if (outcome.ok) {
    await open(who, db, outcome.privateKey);
    return { ok: true };
  }
  db.close();
  await showLocked(who);
  return outcome;
};

/**
 * Opens with the password: on the phone itself while no PIN protects it and its session holds,
 * else by signing in again.
 */
export const unlockWithPassword = async (password: string): Promise<'open' | 'wrong' | 'offline'> => {
  const who = await theOne();
  if (who.signedIn && (await unlockHere(who, password))) return 'open';
  try {
    await signIn({ email: who.email, password, shared: who.shared });
    return 'open';
  } catch (error) {
    if (error instanceof ServerRefused && error.status === 401) return 'wrong';
    if (!(error instanceof Offline)) throw error;
    if (!who.signedIn && (await unlockHere(who, password))) return 'open';
    return (await hasWrapped(who)) ? 'wrong' : 'offline';
  }
};

const unlockHere = async (who: KnownAccount, password: string): Promise<boolean> => {
  const db = new AccountDb(who.person);
  const wrapped = await db.getKey('wrapped');
  try {
    if (!wrapped) throw new CannotOpen();
    const { private_key, salt, stretch: params } = wrapped;
    const { wrapKey } = await stretch(password, salt, params);
    await open(who, db, await openPrivate(private_key, wrapKey), { private_key, wrapKey });
    return true;
  } catch (error) {
    db.close();
    if (error instanceof CannotOpen) return false;
    throw error;
  }
};

const hasWrapped = async (who: KnownAccount): Promise<boolean> => {
  const db = new AccountDb(who.person);
  try {
    return (await db.getKey('wrapped')) !== undefined;
  } finally {
    db.close();
  }
};

/** The person has read how many notes came back. */
export const recoverySeen = async (): Promise<void> => {
  const { account } = opened() ?? {};
  if (!account) return;
  account.recovered = 0;
  await showOpen(account);
};

/** Whether a PIN can be chosen now: the password was typed since the app was opened. */
export const mayChoosePin = (): boolean => Boolean(opened()?.typed);

/** From now on a PIN opens this phone; what the password alone opened offline goes. Throws ActRefused. */
export const setPin = async (pin: string): Promise<void> => {
  const active = opened();
  must(active?.typed, null, 'Donnez d’abord votre mot de passe.');
  const { account, typed } = active;
  const { db, who } = account;
  const least = shortestPin(who.role);
  must(isPin(pin, who.role), 'pin', `Choisissez au moins ${least} chiffres.`);
  const privateJwk = await openPrivateJwk(typed.private_key, typed.wrapKey);
  const record = await newPinRecord(pin, privateJwk);
  await db.transaction('rw', [db.keys], async () => {
    await db.setKey('pin', record);
    await db.keys.delete('wrapped');
  });
  await showOpen(account);
};
