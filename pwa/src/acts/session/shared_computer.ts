import { closeAccount, device, forgetAccount } from '../../store/device';
import { AccountDb, type KnownAccount } from '../../store/schema';
import { wipe, wipeWhole } from '../../store/wiping';
import { tellLeft } from './other_tabs';

/**
 * A computer that others use too keeps an account for as long as a tab that it was opened in: the tab
 * remembers it (a reload, a browser that opens its tabs again), and holds a lock that others see.
 */
const place = (person: string): string => `kaftruck-here-${person}`;

const held = new Map<string, () => void>();

/** A browser may refuse to keep anything at all. */
const ofTab = <Answer>(ask: (storage: Storage) => Answer): Answer | null => {
  try {
    return typeof sessionStorage === 'undefined' ? null : ask(sessionStorage);
  } catch {
    return null;
  }
};

const locks = (): LockManager | undefined => (typeof navigator === 'undefined' ? undefined : navigator.locks);

/** This person's account is open, or locked, in this tab from now on. */
export const stayIn = (person: string): void => {
  ofTab((storage) => storage.setItem(place(person), 'here'));
  if (held.has(person)) return;
  const gone = new Promise<void>((release) => held.set(person, release));
  void locks()?.request(place(person), { mode: 'shared' }, () => gone);
};

/** They left it, and the other tabs with it. */
export const goFrom = (person: string): void => {
  goFromTab(person);
  tellLeft(person);
};

/** They left this tab. */
export const goFromTab = (person: string): void => {
  ofTab((storage) => storage.removeItem(place(person)));
  held.get(person)?.();
  held.delete(person);
};

const isHere = async (person: string): Promise<boolean> =>
  ofTab((storage) => storage.getItem(place(person))) !== null ||
  Boolean((await locks()?.query())?.held?.some(({ name }) => name === place(person)));

/**
 * Whoever closed such a computer's browser without leaving has left all the same; call before
 * anybody is shown. What they had not sent stays, and goes as after a sign-out.
 */
export const leaveEarlier = async (): Promise<void> => {
  const shared = await device().accounts.filter((who) => who.shared).toArray();
  for (const who of shared) {
    if (!who.closed && (await isHere(who.person))) stayIn(who.person);
    else await leave(who);
  }
};

const leave = async (who: KnownAccount): Promise<void> => {
  const db = new AccountDb(who.person);
  try {
    await wipe(db);
    await closeAccount(who);
    // where the server may still take the session for open, `pushOthers` ends it before forgetting
    if ((await wipeWhole(db)) && !who.signedIn) await forgetAccount(who.person);
  } finally {
    db.close();
  }
};
