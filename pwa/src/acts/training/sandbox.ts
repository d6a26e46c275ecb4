import Dexie from 'dexie';
import { newDeviceId, newId } from '../../domain/ids';
import { TRAINEE } from '../../domain/training';
import { newOrganisationKey, organisationKeys } from '../../seal';
import { Account, use } from '../../store/account';
import { keepOpen } from '../../store/connection';
import { knownAccounts } from '../../store/device';
import { NO_FEED } from '../../store/feed';
import { AccountDb, databaseName, type KnownAccount } from '../../store/schema';
import { hold, opened } from '../session/held';
import { close, keepWatch } from '../session/closing';
import { showLocked, showOpen } from '../session/state';
import { SETTINGS, crowd } from './crowd';
import { TRAINEE_NAME } from './people';

const ZONE = 'Europe/Paris';
const NAME = 'Entraînement';

/**
 * Opens a sandbox on this phone: an invented team, invented young people, an outing to start. Its
 * key is made for it and lives in memory only, no session is opened and no sync runs (`server` has
 * no way out for the trainee), so nothing of it can be sent. Whoever was open is locked.
 */
export const startTraining = async (): Promise<void> => {
  close();
  await clearSandbox();
  const organisation = { id: newId(), name: NAME, time_zone: ZONE, settings: SETTINGS };
  const flags = { signedIn: false, closed: false, shared: true, usedAt: 0 };
  const who: KnownAccount = { person: TRAINEE, name: TRAINEE_NAME, email: '', role: 'outreach', organisation, ...flags };
  const db = new AccountDb(TRAINEE);
  const keys = await organisationKeys([newOrganisationKey()]);
  const scene = { trainee: TRAINEE, organisation: organisation.id, name: NAME, zone: ZONE, now: Date.now() };
  const rows = await crowd(scene, keys);
  await db.transaction('rw', [db.base, db.meta], async () => {
    await db.base.bulkPut(rows);
    await db.setMeta('feed', { ...NO_FEED, cursor: rows.length });
  });
  const account = new Account(who, newDeviceId(), keys, null, db);
  hold({ account, typed: null, release: keepOpen(db) });
  use(account);
  await showOpen(account);
};

/** Whether what is open is the sandbox. */
export const isTraining = (): boolean => opened()?.account.person === TRAINEE;

/** The sandbox goes, with all that was done in it; whoever used this phone before may unlock it. */
export const leaveTraining = async (): Promise<void> => {
  if (isTraining()) close();
  await clearSandbox();
  await showLocked((await knownAccounts())[0]);
  await keepWatch();
};

/** What a closed tab left of an earlier sandbox; without its key nobody could read it. */
export const clearSandbox = (): Promise<void> => Dexie.delete(databaseName(TRAINEE));
