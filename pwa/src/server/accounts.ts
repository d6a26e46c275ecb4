import type { components } from '../domain/api.gen';
import type { Role } from '../domain/records';
import { APP } from './app';
import { call } from './api';

type Schemas = components['schemas'];

/** Cost of Argon2id and its version, as the server keeps it beside a person. */
export type Stretch = Schemas['Stretch'];
export type PublicKey = Schemas['PublicKey'];
/** One organisation key for one person: only they open it. */
export type Grant = Schemas['Grant'];
/** What a person learns of themselves at sign-in. Keys are sealed; nothing here opens by itself. */
export type Me = Schemas['Me'] & { person: { role: Role } };
/** A person with new keys. */
export type NewPerson = Schemas['NewPerson'];
/** A new password and key pair of somebody known. */
export type Credentials = Schemas['Credentials'];
/** A whole new organisation, made in the first coordinator's browser. */
export type NewOrganisation = Schemas['FirstRun'];
export type InvitationFound = Schemas['InvitationOpened'] & { role: Role };

export const start = (): Promise<Schemas['Start']> => call('/start');

export const createOrganisation = (body: NewOrganisation): Promise<Me> =>
  call('/organisations', { method: 'POST', body });

export const saltOf = (email: string): Promise<Schemas['Salted']> =>
  call('/sessions/salt', { method: 'POST', body: { email } });

export const signIn = (body: Omit<Schemas['SignInWith'], 'app'>): Promise<Me> =>
  call('/sessions', { method: 'POST', body: { ...body, app: APP } });

export const me = (account: string): Promise<Me> => call('/me', { account });

/** Throws ServerRefused (`revoked`, `not_signed_in`) unless this account may still read; the answer that weighs least. */
export const mustBeLetIn = (account: string): Promise<unknown> => call('/sessions', { account });

/** Ends this session, or leaves it able to send what is left. */
export const endSession = (account: string, push_only: boolean): Promise<unknown> =>
  call('/sessions/current/end', { method: 'POST', account, body: { push_only } });

export const invite = (
  account: string,
  body: Schemas['NewInvitation'],
): Promise<Schemas['InvitationEnd']> => call('/invitations', { method: 'POST', account, body });

export const openInvitation = (token: string): Promise<InvitationFound> =>
  call('/invitations/open', { method: 'POST', body: { token } });

export const acceptInvitation = (body: Schemas['AcceptInvitation']): Promise<Schemas['Joined']> =>
  call('/invitations/accept', { method: 'POST', body });

/** A new password for the same keys; other sessions end. */
export const changePassword = (account: string, body: Schemas['NewPassword']): Promise<unknown> =>
  call('/me/password', { method: 'PUT', account, body });

/** The recovery key pair, which the key on paper opens, and a challenge to prove it. */
export const beginRecovery = (email: string): Promise<Schemas['RecoveryOpened']> =>
  call('/recovery', { method: 'POST', body: { email } });

export const finishRecovery = (body: Schemas['RecoveryProof']): Promise<Schemas['Joined']> =>
  call('/recovery/accept', { method: 'POST', body });
