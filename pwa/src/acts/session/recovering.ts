import {
  answerChallenge,
  CannotOpen,
  grant,
  openGrant,
  openRecovery,
  organisationKeys,
  parseRecovery,
  vouchFor,
} from '../../seal';
import { beginRecovery, finishRecovery } from '../../server/accounts';
import { ActRefused, must } from '../refused';
import { cleanEmail, freshKeys, mustBeLong } from './new_person';

const OTHER_KEY = 'Cette clé n’ouvre pas cet espace. Relisez votre papier, groupe par groupe.';

/**
 * The recovery key on paper gives a coordinator a new password and new keys, to whom every
 * organisation key is granted; all their sessions end. Then `signIn`. Throws ActRefused
 * (`recoveryKey`, `password`), Offline, ServerRefused.
 */
export const recover = async ({
  email,
  recoveryKey,
  newPassword,
}: {
  email: string;
  /** As read from the paper: case, spaces, hyphens, o for 0, i and l for 1 are forgiven. */
  recoveryKey: string;
  newPassword: string;
}): Promise<{ email: string }> => {
  must(parseRecovery(recoveryKey), 'recoveryKey', 'Cette clé n’est pas complète\u00a0: elle a huit groupes de quatre.');
  mustBeLong(newPassword);
  const address = cleanEmail(email);
  const { private_key, grants, challenge, ticket } = await beginRecovery(address);
  const { proof, person, keys } = await opening(recoveryKey, private_key, challenge, grants);
  const { credentials, publicJwk } = await freshKeys(newPassword);
  const public_key_mac = await vouchFor(await organisationKeys(keys), person, publicJwk);
  const done = await finishRecovery({
    email: address,
    ticket,
    proof,
    person: { ...credentials, public_key_mac },
    grants: await Promise.all(keys.map(async (key) => ({ kid: key.kid, jwe: await grant(key, publicJwk) }))),
  });
  return { email: done.email };
};

const opening = async (typed: string, sealed: string, challenge: string, grants: { jwe: string }[]) => {
  try {
    const privateKey = await openRecovery(typed, sealed);
    const [{ proof, person }, keys] = await Promise.all([
      answerChallenge(challenge, privateKey),
      Promise.all(grants.map(({ jwe }) => openGrant(jwe, privateKey))),
    ]);
    return { proof, person, keys };
  } catch (error) {
    throw error instanceof CannotOpen ? new ActRefused('recoveryKey', OTHER_KEY) : error;
  }
};
