import { newDeviceId } from '../domain/ids';
import { AccountDb, DeviceDb, type KnownAccount } from './schema';

let opened: DeviceDb | null = null;

/** The database of the phone itself. */
export const device = (): DeviceDb => (opened ??= new DeviceDb());

/** This phone's id, random, made once at install. */
export const deviceId = (): Promise<string> =>
  device().transaction('rw', [device().device], async () => {
    const known = await device().device.get('device');
    if (known) return known.id;
    const id = newDeviceId();
    await device().device.put({ key: 'device', id, label: '' });
    return id;
  });

/** Who has signed in on this phone, latest first; those who signed out left out. */
export const knownAccounts = async (): Promise<KnownAccount[]> => {
  const all = await device().accounts.orderBy('usedAt').reverse().toArray();
  return all.filter(({ closed }) => !closed);
};

/** Changes what the phone remembers of an account, if it does. */
export const changeAccount = async (person: string, changes: Partial<KnownAccount>): Promise<void> => {
  await device().accounts.update(person, changes);
};

/** What stays of an account that is closed: of a computer that others use too the name goes as well. */
export const closed = ({ shared }: KnownAccount): Partial<KnownAccount> => ({ closed: true, ...(shared ? { name: '', email: '' } : {}) });

/** Signed out here. */
export const closeAccount = async (who: KnownAccount): Promise<void> => changeAccount(who.person, closed(who));

/** This phone never knew them. */
export const forgetAccount = async (person: string): Promise<void> => device().accounts.delete(person);

/**
 * Changes (null: forgets) what the phone remembers of an account, unless it was opened, signed in or
 * signed out since `who` was read. Whether it did.
 */
export const changeIfSame = (who: KnownAccount, changes: Partial<KnownAccount> | null): Promise<boolean> =>
  device().transaction('rw', [device().accounts], async () => {
    if (!(await isSame(who))) return false;
    await (changes ? changeAccount(who.person, changes) : forgetAccount(who.person));
    return true;
  });

/** Nobody opened, signed in to or left the account since `who` was read. */
export const isSame = async ({ person, closed, usedAt }: KnownAccount): Promise<boolean> => {
  const now = await device().accounts.get(person);
  return now?.closed === closed && now.usedAt === usedAt;
};

/** Everybody but `person` who is known here or may still send: who, and their database. */
export const othersHere = async (person: string | null): Promise<{ who: KnownAccount; db: AccountDb }[]> => {
  const others = await device().accounts.filter((one) => one.person !== person && (one.signedIn || !one.closed)).toArray();
  return others.map((who) => ({ who, db: new AccountDb(who.person) }));
};
