import Dexie from 'dexie';
import { Offline, ServerRefused } from '../../server/api';
import { keysOverview, revokeDevice, revokePerson } from '../../server/keys';
import { current, type Account } from '../../store/account';
import { Locked } from '../../store/locked';
import { ActRefused, mayWrite } from '../refused';
import { isOpen } from './held';
import { refresh } from './remembering';
import { reseal, sayLeaving } from './resealing';
import { rotate } from './rotating';

const RETRY_MS = 60_000;

/**
 * Someone leaves the team, or (`device`) a phone of theirs is lost: its sessions end at once, then a
 * new key is made for those who stay, then older names are sealed again in the background. Answers
 * `key_due` when the access is withdrawn and the new key still waits for the network: it is made by
 * itself later, here or by the next coordinator who opens the app. Throws ActRefused, Offline,
 * ServerRefused with nothing done.
 */
export const revoke = async (person: string, device: string | null = null): Promise<'done' | 'key_due'> => {
  const account = current();
  mayWrite(account, 'coordinator');
  const { db } = account;
  const earlier = await db.getMeta('rotation');
  // written first: whoever opens the app here without network reads that a key is to be made
  await db.setMeta('rotation', { device: device !== null, kid: null });
  try {
    await (device ? revokeDevice(account.person, person, device) : revokePerson(account.person, person));
  } catch (error) {
    if (error instanceof ServerRefused) await (earlier ? db.setMeta('rotation', earlier) : db.meta.delete('rotation'));
    // the answer alone may have been lost
    else askAgain(account);
    throw error;
  }
  return (await carryOn(account)) === 'waits' ? 'key_due' : 'done';
};

/**
 * What was begun goes on, wherever it was: a new key that is still due, names still under an older
 * one. The server says whether one is due; what this browser remembers may be gone, or another's.
 */
export const resume = (account: Account): Promise<void> => goOn(account).catch(ignoreLater);

/** The new key, tried again now. */
export const finishLeaving = (): Promise<void> => goOn(current());

const goOn = async (account: Account): Promise<void> => {
  if (!mayRenew(account)) return;
  const { db } = account;
  const [known, begun] = await Promise.all([db.getMeta('rotation'), db.getMeta('reseal')]);
  if (!known && !begun) sayLeaving(account, { what: 'idle' });
  if ((await carryOn(account)) === 'renewed') return;
  // while a key is due, what an older one sealed waits for it
  if (!(await db.getMeta('rotation'))) background(account, begun !== undefined);
};

const mayRenew = (account: Account): boolean => isOpen(account) && account.keys !== null && account.who.role === 'coordinator';

/** The key that is due is made now, and older names sealed again; or nothing is due, or all waits. Throws ActRefused. */
const carryOn = async (account: Account): Promise<'renewed' | 'nothing' | 'waits'> => {
  const { db } = account;
  try {
    await sayDue(account, true);
    const made = await renew(account);
    if (!(await db.getMeta('rotation'))) return 'nothing';
    // another coordinator's browser made it, or nobody was put out after all
    if (!made) await refresh(account);
    await settled(account);
    return 'renewed';
  } catch (error) {
    if (isOpen(account)) await sayDue(account, false);
    if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
    askAgain(account);
    return 'waits';
  }
};

/** A key is due, as far as this browser knows; for whom it is, when that was done here. */
const sayDue = async (account: Account, trying: boolean): Promise<void> => {
  const due = await account.db.getMeta('rotation');
  if (due) sayLeaving(account, { what: 'key', trying, device: Boolean(due.device) });
};

let renewing: Promise<unknown> = Promise.resolve();

/** Whether a new key was made, since one was due. One after the other: who comes second finds it made. */
const renew = (account: Account): Promise<boolean> => {
  const done = renewing.then(() =>
    renewNow(account).catch((error: unknown) => {
      // someone joined meanwhile: the team is read again, once
      if (error instanceof ServerRefused && error.code === 'team_changed') return renewNow(account);
      throw error;
    }),
  );
  renewing = done.catch(() => undefined);
  return done;
};

const renewNow = async (account: Account): Promise<boolean> => {
  const { db } = account;
  if (!(await isDue(account))) return false;
  const { device } = (await db.getMeta('rotation')) ?? { device: false };
  await db.setMeta('rotation', { device, kid: null });
  await sayDue(account, true);
  await rotate(account, (kid) => db.setMeta('rotation', { device, kid }));
  return true;
};

/** A server of before does not say: what this browser remembers, unless that key arrived and its answer was lost. */
const isDue = async ({ db, person }: Account): Promise<boolean> => {
  const { new_key_due: said, kids } = await keysOverview(person);
  if (said !== undefined) return said;
  const known = await db.getMeta('rotation');
  return known !== undefined && !(known.kid && kids.includes(known.kid));
};

const settled = async (account: Account): Promise<void> => {
  const { db } = account;
  await db.transaction('rw', [db.meta], async () => {
    await db.meta.delete('rotation');
    await db.setMeta('reseal', { kid: account.keys?.newest ?? '', total: 0 });
  });
  sayLeaving(account, { what: 'resealing', done: 0, total: 0, waiting: false });
  background(account, true);
};

let planned: ReturnType<typeof setTimeout> | undefined;

const askAgain = (account: Account): void => {
  clearTimeout(planned);
  planned = setTimeout(() => {
    if (mayRenew(account)) void carryOn(account).catch(ignoreLater);
  }, RETRY_MS);
};

const background = (account: Account, fresh: boolean): void => {
  void reseal(account, fresh).catch(ignoreLater);
};

/** Locked while it ran: it goes on at the next unlock. Refused: the button beside “a key is due” says why. */
const ignoreLater = (error: unknown): void => {
  if (!(error instanceof Locked || error instanceof ActRefused || error instanceof Dexie.DatabaseClosedError)) throw error;
};
