import { CannotOpen, newSalt, rewrapPrivate, stretch } from '../../seal';
import { changePassword as askChange, me as askMe } from '../../server/accounts';
import { current } from '../../store/account';
import { ActRefused, must } from '../refused';
import { hold, opened } from './held';
import { mustBeLong, NEW_STRETCH } from './new_person';

const WRONG = 'Ce n’est pas votre mot de passe actuel.';

/**
 * Another password for the same keys, in one request; the other sessions end, a PIN stays good.
 * Throws ActRefused (`old`, `password`), Offline, ServerRefused.
 */
export const changePassword = async ({ old, new: chosen }: { old: string; new: string }): Promise<void> => {
  const account = current();
  const { db, person } = account;
  must(old, 'old', 'Donnez votre mot de passe actuel.');
  mustBeLong(chosen);
  must(chosen !== old, 'password', 'Choisissez un autre mot de passe que l’actuel.');
  const me = await askMe(person);
  const before = await stretch(old, me.salt, me.stretch);
  const salt = newSalt();
  const after = await stretch(chosen, salt, NEW_STRETCH);
  const private_key = await rewrapPrivate(me.private_key, before.wrapKey, after.wrapKey).catch((error: unknown) => {
    throw error instanceof CannotOpen ? new ActRefused('old', WRONG) : error;
  });
  await askChange(person, { auth_old: before.auth, salt, stretch: NEW_STRETCH, auth: after.auth, private_key });
  await db.transaction('rw', [db.keys], async () => {
    // absent once a PIN protects the key here
    if (await db.getKey('wrapped')) await db.setKey('wrapped', { private_key, salt, stretch: NEW_STRETCH });
  });
  const held = opened();
  if (held?.account === account) hold({ ...held, typed: { private_key, wrapKey: after.wrapKey } });
};
