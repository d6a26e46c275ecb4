import type { components } from '../domain/api.gen';
import { call } from './api';

type Schemas = components['schemas'];
/**
 * The organisation's keys by id, oldest first; `people`: who lacks a grant of the newest. A server of
 * before does not say whether a new one is due.
 */
export type KeysOverview = Omit<Schemas['Keys'], 'new_key_due'> & Partial<Pick<Schemas['Keys'], 'new_key_due'>>;
export type PersonGrant = Schemas['PersonGrant'];

export const keysOverview = (account: string): Promise<KeysOverview> => call('/keys', { account });

/** A new organisation key for everybody who stays; `team_changed` when they are not those named. */
export const makeKey = (account: string, body: Schemas['NewKey']): Promise<KeysOverview> =>
  call('/keys', { method: 'POST', account, body });

export const giveGrants = (account: string, grants: PersonGrant[]): Promise<unknown> =>
  call('/grants', { method: 'POST', account, body: { grants } });

/** Someone leaves: their sessions are shut, their grants deleted. */
export const revokePerson = (account: string, person: string): Promise<unknown> =>
  call(`/people/${encodeURIComponent(person)}/revoke`, { method: 'POST', account });

/** A phone is lost: its session is shut. */
export const revokeDevice = (account: string, person: string, device: string): Promise<unknown> =>
  call(`/people/${encodeURIComponent(person)}/devices/${encodeURIComponent(device)}/revoke`, { method: 'POST', account });
