import { newId } from '../../domain/ids';
import type { Role } from '../../domain/records';
import {
  CannotOpen,
  grant,
  invitationLink,
  newInvitation,
  openInvitation,
  organisationKeys,
  parseInvitationLink,
  sealInvitation,
  vouchFor,
  type RawOrganisationKey,
} from '../../seal';
import {
  acceptInvitation as askAccept,
  invite as askInvite,
  openInvitation as askOpen,
  type Grant,
} from '../../server/accounts';
import { current } from '../../store/account';
import { deviceId } from '../../store/device';
import { ActRefused, mayWrite, must } from '../refused';
import { freshPerson, type Said } from './new_person';
import { rawKeys } from './remembering';

/** An invitation to send or to show: 72 hours, one use. The secret is in the link alone. */
export const invite = async (
  { role, name, personId = null }: { role: Role; name: string; personId?: string | null },
  origin: string = location.origin,
): Promise<{ link: string; endsAt: string }> => {
  const account = current();
  mayWrite(account, 'coordinator');
  must(name.trim(), 'name', 'Donnez le nom de la personne.');
  const invitation = newInvitation();
  const keys = role === 'management' ? null : await sealInvitation(await rawKeys(account), invitation.secret);
  const { ends_at } = await askInvite(account.person, {
    token_hash: await sha256(invitation.token),
    role,
    name: name.trim(),
    keys,
    person_id: personId,
  });
  return { link: invitationLink(origin, invitation), endsAt: ends_at };
};

/** An invitation as the invited person sees it. */
export interface OpenInvitation {
  organisation: { id: string; name: string };
  role: Role;
  name: string;
  /** Given for a lost password: the address stays. */
  email: string | null;
  token: string;
  personId: string | null;
  keys: RawOrganisationKey[];
}

/** Reads an invitation from its link. Throws ActRefused, Offline, ServerRefused (`invitation_over`). */
export const openInvitationLink = async (link: string): Promise<OpenInvitation> => {
  const parsed = parseInvitationLink(link);
  must(parsed, 'link', INCOMPLETE);
  const { token, secret } = parsed;
  const { keys, person_id: personId, ...found } = await askOpen(token);
  return { ...found, token, personId, keys: keys ? await openedKeys(keys, secret) : [] };
};

const openedKeys = async (sealed: string, secret: string): Promise<RawOrganisationKey[]> => {
  try {
    return await openInvitation(sealed, secret);
  } catch (error) {
    if (error instanceof CannotOpen) throw new ActRefused('link', INCOMPLETE);
    throw error;
  }
};

const INCOMPLETE = 'Ce lien n’est pas complet. Demandez-le à nouveau.';

/** Joins: keys are made here, and granted to oneself. The first sign-in is by password. */
export const acceptInvitation = async (
  { token, personId, keys }: OpenInvitation,
  said: Said,
  label = '',
): Promise<{ email: string }> => {
  const fresh = await freshPerson(personId ?? newId(), said);
  const { publicJwk } = fresh;
  const grants: Grant[] = await Promise.all(
    keys.map(async (key) => ({ kid: key.kid, jwe: await grant(key, publicJwk) })),
  );
  const ring = keys.length ? await organisationKeys(keys) : null;
  const public_key_mac = ring ? await vouchFor(ring, fresh.person.id, publicJwk) : '';
  const person = { ...fresh.person, public_key_mac };
  const { email } = await askAccept({ token, person, grants, device: { id: await deviceId(), label } });
  return { email };
};

const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
