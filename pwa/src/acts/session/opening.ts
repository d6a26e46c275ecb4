import Dexie from 'dexie';
import { CannotOpen, openGrants, type OrganisationKeys } from '../../seal';
import { me as askMe, type Me } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import { Account, use } from '../../store/account';
import { keepOpen, probe } from '../../store/connection';
import { changeAccount, device, deviceId } from '../../store/device';
import type { AccountDb, KnownAccount } from '../../store/schema';
import { wipe } from '../../store/wiping';
import { startSync, stopSync } from '../../sync';
import { showLocked, showOpen } from './state';

/** The private key as the server keeps it, and the key of the password that was just typed. */
export interface Typed {
  private_key: string;
  wrapKey: CryptoKey;
}

/** Grants are asked for again at most this often. */
const REFRESH_MS = 60_000;

let active: { account: Account; typed: Typed | null; release: () => void } | null = null;

/** The account that is open, and how its password opens its key when it was typed; null when locked. */
export const opened = () => active;

/** The sealed grants of a person, oldest first: the newest one must seal. */
const sorted = ({ grants, newest_kid }: Me): string[] =>
  [...grants]
    .sort((one, other) => Number(one.kid === newest_kid) - Number(other.kid === newest_kid))
    .map(({ jwe }) => jwe);

/** The organisation's keys from a person's grants; null for a role that has none. */
export const ringOf = async (grants: readonly string[], privateKey: CryptoKey): Promise<OrganisationKeys | null> =>
  grants.length ? openGrants(grants, privateKey) : null;

/** Keeps what the server says of a person, for unlocking without it. */
export const remember = async (
  me: Me,
  db: AccountDb,
  { shared, wrapped }: { shared: boolean; wrapped: boolean },
): Promise<KnownAccount> => {
  const { person, organisation } = me;
  await db.transaction('rw', [db.keys, db.meta], async () => {
    const publicKey = JSON.stringify(me.public_key);
    // new keys (a lost password): what the PIN protects opens nothing any more
    if ((await db.getKey('public')) !== publicKey) await db.keys.delete('pin');
    await db.setKey('public', publicKey);
    await db.setKey('grants', sorted(me));
    if (wrapped && !(await db.getKey('pin')))
      await db.setKey('wrapped', { private_key: me.private_key, salt: me.salt, stretch: me.stretch });
    await db.setMeta('closed', false);
    if (!(await db.getMeta('feed')))
      await db.setMeta('feed', { generation: 1, epoch: me.epoch, cursor: 0, scopes: null, building: null });
  });
  const { id, name, email, role } = person;
  const known: KnownAccount = {
    person: id,
    name,
    email,
    role,
    organisation,
    signedIn: true,
    closed: false,
    shared,
    usedAt: Date.now(),
  };
  await device().accounts.put(known);
  return known;
};

/** The app is this person's from now on: keys in memory, sync running. */
export const open = async (
  who: KnownAccount,
  db: AccountDb,
  privateKey: CryptoKey,
  typed: Typed | null = null,
): Promise<void> => {
  const ring = await ringOf((await db.getKey('grants')) ?? [], privateKey);
  close();
  const account = new Account(who, await deviceId(), ring, privateKey, db);
  await account.recall();
  await db.setMeta('sending', []);
  await changeAccount(who.person, { usedAt: Date.now() });
  active = { account, typed, release: keepOpen(db) };
  account.opened.keyMissing.on(sometimes(() => refresh(account), REFRESH_MS));
  use(account);
  await showOpen(account);
  startSync(account, revoked);
  void refresh(account).catch(ignoreClosed);
};

/** Keys and names leave memory; sync of this account stops. */
export const close = (): void => {
  stopSync();
  use(null);
  if (!active) return;
  const { account, release } = active;
  active = null;
  release();
  account.forget();
  account.db.close();
};

/** Locked while it ran: there is nobody to refresh any more. */
const ignoreClosed = (error: unknown): void => {
  if (!(error instanceof Dexie.DatabaseClosedError)) throw error;
};

const sometimes = (doing: () => Promise<void>, every: number): (() => void) => {
  let last = Date.now();
  return () => {
    if (Date.now() - last < every) return;
    last = Date.now();
    void doing().catch(ignoreClosed);
  };
};

/** Grants, role and organisation as the server has them now. Offline, nothing changes. */
const refresh = async (account: Account): Promise<void> => {
  const me = await askMe(account.person).catch((error: unknown) => {
    if (error instanceof Offline || error instanceof ServerRefused) return null;
    throw error;
  });
  if (!me || active?.account !== account || !account.privateKey) return;
  await probe(account.db);
  await remember(me, account.db, { shared: account.who.shared, wrapped: false });
  const ring = await ringOf(sorted(me), account.privateKey).catch((error: unknown) => {
    if (error instanceof CannotOpen) return account.keys;
    throw error;
  });
  if (active?.account !== account) return;
  account.keys = ring;
  account.opened.clear();
  Object.assign(account.who, { name: me.person.name, role: me.person.role, organisation: me.organisation });
  await showOpen(account);
};

/** The server has withdrawn this person's access: names go, what is sealed and unsent stays. */
const revoked = async (account: Account): Promise<void> => {
  const { db, person } = account;
  stopSync();
  use(null);
  account.forget();
  active?.release();
  active = null;
  await wipe(db, { drafts: true });
  db.close();
  await changeAccount(person, { closed: true, signedIn: false });
  await showLocked(undefined);
};
