import { CannotOpen, openGrant, openGrants, type OrganisationKeys, type RawOrganisationKey } from '../../seal';
import { me as askMe, type Me } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import type { Account } from '../../store/account';
import { probe } from '../../store/connection';
import { device } from '../../store/device';
import { fromZero } from '../../store/feed';
import type { AccountDb, KnownAccount } from '../../store/schema';
import { must } from '../refused';
import { isOpen } from './held';
import { showOpen } from './state';

/** The sealed grants of a person, oldest first: the newest one must seal. */
const sorted = ({ grants, newest_kid }: Me): string[] =>
  [...grants]
    .sort((one, other) => Number(one.kid === newest_kid) - Number(other.kid === newest_kid))
    .map(({ jwe }) => jwe);

/** The organisation's keys from a person's grants; null for a role that has none. */
export const ringOf = async (grants: readonly string[], privateKey: CryptoKey): Promise<OrganisationKeys | null> =>
  grants.length ? openGrants(grants, privateKey) : null;

/** The organisation keys in clear, for one call only: those in memory cannot be read back. */
export const rawKeys = async ({ db, privateKey }: Account): Promise<RawOrganisationKey[]> => {
  const grants = (await db.getKey('grants')) ?? [];
  must(privateKey && grants.length, null, 'Vos clés ne sont pas sur ce téléphone. Connectez-vous à nouveau.');
  return Promise.all(grants.map((sealed) => openGrant(sealed, privateKey)));
};

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
      await db.setMeta('feed', { ...fromZero(1, me.epoch), building: null });
  });
  const { id, name, email, role } = person;
  const chosen = (await device().accounts.get(id))?.lockMinutes;
  const known: KnownAccount = {
    person: id,
    name,
    email,
    role,
    organisation,
    signedIn: true,
    closed: false,
    shared,
    ...(chosen === undefined ? {} : { lockMinutes: chosen }),
    usedAt: Date.now(),
  };
  await device().accounts.put(known);
  return known;
};

let refreshed: Promise<void> = Promise.resolve();

/**
 * Grants, role and organisation as the server has them now; one after the other, so that an older
 * answer never replaces a newer one. Offline, nothing changes.
 */
export const refresh = (account: Account): Promise<void> => {
  refreshed = refreshed.catch(() => undefined).then(() => refreshNow(account));
  return refreshed;
};

const refreshNow = async (account: Account): Promise<void> => {
  if (!isOpen(account)) return;
  const me = await askMe(account.person).catch((error: unknown) => {
    if (error instanceof Offline || error instanceof ServerRefused) return null;
    throw error;
  });
  if (!me || !isOpen(account) || !account.privateKey) return;
  await probe(account.db);
  await remember(me, account.db, { shared: account.who.shared, wrapped: false });
  const ring = await ringOf(sorted(me), account.privateKey).catch((error: unknown) => {
    if (error instanceof CannotOpen) return account.keys;
    throw error;
  });
  if (!isOpen(account)) return;
  const before = kids(account.keys);
  account.keys = ring;
  // what no key opened may open now; without another key it would only be asked for again
  if (kids(ring) !== before) account.opened.clear();
  Object.assign(account.who, { name: me.person.name, role: me.person.role, organisation: me.organisation });
  await showOpen(account);
};

const kids = (ring: OrganisationKeys | null): string => [...(ring?.byKid.keys() ?? [])].join();
