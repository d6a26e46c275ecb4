import {
  fingerprint,
  grant,
  isVouchedFor,
  newOrganisationKey,
  openGrant,
  RECOVERY_OWNER,
  type OrganisationKeys,
  type PublicJwk,
} from '../../seal';
import { giveGrants, keysOverview, makeKey } from '../../server/keys';
import { colleagues, type Colleague } from '../../server/team';
import { current, type Account } from '../../store/account';
import { Locked } from '../../store/locked';
import { mayWrite, must } from '../refused';
import { rawKeys, refresh } from './remembering';

/** Nobody vouches for this public key: it is given nothing before two people compared its fingerprint. */
export interface Unsure {
  id: string;
  name: string;
  fingerprint: string;
  publicKey: PublicJwk;
}

const isKeyed = ({ revoked_at, role }: Colleague): boolean => !revoked_at && role !== 'management';

const isSure = (keys: OrganisationKeys, { id, public_key, public_key_mac }: Colleague): Promise<boolean> =>
  isVouchedFor(keys, id, public_key, public_key_mac);

const ringOfMine = async (account: Account): Promise<OrganisationKeys> => {
  await refresh(account);
  if (!account.keys) throw new Locked();
  return account.keys;
};

/**
 * A new organisation key for everyone who stays and is vouched for, and for the recovery key; it
 * seals from now on. `named` is told its kid before it is sent. Throws ActRefused, Offline,
 * ServerRefused (`team_changed`).
 */
export const rotate = async (account: Account, named: (kid: string) => Promise<void>): Promise<void> => {
  const keys = await ringOfMine(account);
  const { person } = account;
  const [overview, team] = await Promise.all([keysOverview(person), colleagues(person)]);
  const { recovery_public_key: recovery, recovery_public_key_mac: mac } = overview;
  must(await isVouchedFor(keys, RECOVERY_OWNER, recovery, mac), null, OTHER_RECOVERY);
  const staying = team.filter(isKeyed);
  const checked = await Promise.all(staying.map((one) => isSure(keys, one)));
  const sure = staying.filter((_, index) => checked[index]);
  must(sure.some(({ id }) => id === person), null, OTHER_KEY);
  const key = newOrganisationKey();
  await named(key.kid);
  await makeKey(person, {
    kid: key.kid,
    grants: await Promise.all(sure.map(async ({ id, public_key }) => ({ person_id: id, jwe: await grant(key, public_key) }))),
    recovery_grant: await grant(key, recovery),
    left_out: staying.filter((_, index) => !checked[index]).map(({ id }) => id),
  });
  await refresh(account);
};

const OTHER_RECOVERY =
  'Le serveur présente une autre clé de secours que la vôtre. Ne continuez pas\u00a0: parlez-en à qui s’occupe du serveur.';
const OTHER_KEY =
  'Le serveur présente une autre clé que la vôtre à votre nom. Ne continuez pas\u00a0: parlez-en à qui s’occupe du serveur.';

/**
 * Who lacks the newest key: those vouched for are given it now, the others are listed, to compare
 * face to face. Throws Offline, ServerRefused.
 */
export const lackingKeys = async (): Promise<Unsure[]> => {
  const account = current();
  mayWrite(account, 'coordinator');
  const { person } = account;
  const { people } = await keysOverview(person);
  if (people.length === 0) return [];
  const keys = await ringOfMine(account);
  const lacking = (await colleagues(person)).filter((one) => isKeyed(one) && people.includes(one.id));
  const unsure: Unsure[] = [];
  for (const one of lacking) {
    const { id, name, public_key: publicKey } = one;
    if (await isSure(keys, one)) await giveAll(account, id, publicKey);
    else unsure.push({ id, name, publicKey, fingerprint: await fingerprint(publicKey) });
  }
  return unsure;
};

/** The fingerprint was compared face to face: this very key is given every organisation key. */
export const grantCompared = ({ id, publicKey }: Unsure): Promise<void> => {
  const account = current();
  mayWrite(account, 'coordinator');
  return giveAll(account, id, publicKey);
};

const giveAll = async (account: Account, id: string, publicKey: PublicJwk): Promise<void> => {
  const raw = await rawKeys(account);
  const grants = raw.map(async (key) => ({ person_id: id, kid: key.kid, jwe: await grant(key, publicKey) }));
  await giveGrants(account.person, await Promise.all(grants));
};

/**
 * The fingerprint of my own public key, to say aloud; null when the one the server shows for me is
 * not that of my private key.
 */
export const ownFingerprint = async (): Promise<string | null> => {
  const { db, privateKey } = current();
  const shown = await db.getKey('public');
  if (!shown || !privateKey) return null;
  const publicKey = JSON.parse(shown) as PublicJwk;
  try {
    await openGrant(await grant(newOrganisationKey(), publicKey), privateKey);
    return await fingerprint(publicKey);
  } catch {
    return null;
  }
};
