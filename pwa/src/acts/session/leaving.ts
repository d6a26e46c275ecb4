import Dexie from 'dexie';
import { Offline, ServerRefused } from '../../server/api';
import { keysOverview, revokeDevice, revokePerson } from '../../server/keys';
import { colleagues } from '../../server/team';
import { current, type Account } from '../../store/account';
import { Locked } from '../../store/locked';
import type { MetaValues } from '../../store/schema';
import { mayWrite } from '../refused';
import { isOpen } from './held';
import { refresh } from './remembering';
import { reseal, sayLeaving } from './resealing';
import { rotate } from './rotating';

const RETRY_MS = 60_000;

type Due = MetaValues['rotation'];

/**
 * Someone leaves the team, or (`device`) a phone of theirs is lost: its sessions end at once, then a
 * new key is made for those who stay, then older names are sealed again in the background. Answers
 * `key_due` when the access is withdrawn and the new key still waits for the network: it is made by
 * itself later. Throws ActRefused, Offline, ServerRefused with nothing done.
 */
export const revoke = async (person: string, device: string | null = null): Promise<'done' | 'key_due'> => {
  const account = current();
  mayWrite(account, 'coordinator');
  const { db } = account;
  const earlier = await db.getMeta('rotation');
  // written first: a tab that closes right after the server's answer must not forget the new key
  await db.setMeta('rotation', { person, device, kid: null });
  try {
    await (device ? revokeDevice(account.person, person, device) : revokePerson(account.person, person));
  } catch (error) {
    if (error instanceof ServerRefused) await (earlier ? db.setMeta('rotation', earlier) : db.meta.delete('rotation'));
    throw error;
  }
  return finish(account, device !== null);
};

/** What was begun goes on: a new key that is still due, names still under an older one. */
export const resume = async (account: Account): Promise<void> => {
  if (!isOpen(account) || !account.keys || account.who.role !== 'coordinator') return;
  const [due, begun] = await Promise.all([account.db.getMeta('rotation'), account.db.getMeta('reseal')]);
  if (!due) {
    if (!begun) sayLeaving(account, { what: 'idle' });
    return background(account, begun !== undefined);
  }
  try {
    if (await isStillDue(account, due)) await finish(account, due.device !== null);
    else await refresh(account).then(() => settled(account));
  } catch (error) {
    if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
    later(account, due.device !== null);
  }
};

/** The new key, tried again now. */
export const finishLeaving = (): Promise<void> => resume(current());

/** Not when its key arrived although the answer was lost, nor when nobody was put out after all. */
const isStillDue = async ({ person }: Account, due: Due): Promise<boolean> => {
  if (due.kid && (await keysOverview(person)).kids.includes(due.kid)) return false;
  const left = (await colleagues(person)).find(({ id }) => id === due.person);
  if (!due.device) return Boolean(left?.revoked_at);
  return Boolean(left?.devices?.some(({ id, revoked_at }) => id === due.device && revoked_at));
};

const finish = async (account: Account, device: boolean): Promise<'done' | 'key_due'> => {
  sayLeaving(account, { what: 'key', trying: true, device });
  try {
    await rotate(account, (kid) => named(account, kid)).catch((error: unknown) => {
      // someone joined meanwhile: the team is read again, once
      if (error instanceof ServerRefused && error.code === 'team_changed') return rotate(account, (kid) => named(account, kid));
      throw error;
    });
  } catch (error) {
    sayLeaving(account, { what: 'key', trying: false, device });
    if (!(error instanceof Offline || error instanceof ServerRefused)) throw error;
    later(account, device);
    return 'key_due';
  }
  await settled(account);
  return 'done';
};

const named = async ({ db }: Account, kid: string): Promise<void> => {
  const due = await db.getMeta('rotation');
  if (due) await db.setMeta('rotation', { ...due, kid });
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

const later = (account: Account, device: boolean): void => {
  sayLeaving(account, { what: 'key', trying: false, device });
  setTimeout(() => void resume(account).catch(ignoreLocked), RETRY_MS);
};

const background = (account: Account, fresh: boolean): void => {
  void reseal(account, fresh).catch(ignoreLocked);
};

/** Locked while it ran: it goes on at the next unlock. */
const ignoreLocked = (error: unknown): void => {
  if (!(error instanceof Locked || error instanceof Dexie.DatabaseClosedError)) throw error;
};
