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
import { Offline, ServerRefused } from '../../server/api';
import { current } from '../../store/account';
import { deviceId } from '../../store/device';
import { ActRefused, mayWrite, must } from '../refused';
import { cleanEmail, freshPerson, type Said } from './new_person';
import { opensAccount } from './opens_account';
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

/** Tokens and addresses of acceptances that had no answer: their account may be made. */
const unanswered = new Set<string>();

/** Whether an acceptance of this invitation, or with this address, was sent and had no answer. */
export const mayHaveJoined = ({ token }: OpenInvitation, email: string): boolean =>
  unanswered.has(token) || unanswered.has(cleanEmail(email));

/**
 * Joins: keys are made here, and granted to oneself. The first sign-in is by password. Tried again
 * after an answer was lost it also ends well when the account is there already. Throws ActRefused,
 * Offline, ServerRefused (`invitation_over`, `already_done`).
 */
export const acceptInvitation = async (
  open: OpenInvitation,
  said: Said,
  label = '',
): Promise<{ email: string }> => {
  const { token, personId, keys } = open;
  const fresh = await freshPerson(personId ?? newId(), said);
  const { publicJwk } = fresh;
  const grants: Grant[] = await Promise.all(
    keys.map(async (key) => ({ kid: key.kid, jwe: await grant(key, publicJwk) })),
  );
  const ring = keys.length ? await organisationKeys(keys) : null;
  const public_key_mac = ring ? await vouchFor(ring, fresh.person.id, publicJwk) : '';
  const person = { ...fresh.person, public_key_mac };
  const device = { id: await deviceId(), label };
  try {
    const { email } = await askAccept({ token, person, grants, device });
    return { email };
  } catch (error) {
    if (hadNoAnswer(error)) unanswered.add(token).add(person.email);
    else if (mayHaveJoined(open, person.email) && (await opensAccount(person.email, said.password))) return { email: person.email };
    throw error;
  }
};

/** What a proxy says in the server's place tells no more than silence. */
const hadNoAnswer = (error: unknown): boolean =>
  error instanceof Offline || (error instanceof ServerRefused && error.status >= 500);

const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
