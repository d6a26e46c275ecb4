import type { Role } from '../domain/records';
import type { PublicKey } from './accounts';
import { call } from './api';

/** A phone or a computer of a colleague. Times are instants; null when it never happened. */
export interface Device {
  id: string;
  label: string;
  app: string;
  last_push_at: string | null;
  last_pull_at: string | null;
  waiting: number;
  revoked_at: string | null;
}

/** `email` and `devices` are null unless a coordinator asks. */
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  joined_at: string;
  revoked_at: string | null;
  public_key: PublicKey;
  /** Who holds an organisation key says whose public key it is. */
  public_key_mac: string;
  devices: Device[] | null;
}

/** An invitation that can still be used. */
export interface WaitingInvitation {
  token_hash: string;
  role: Role;
  name: string;
  person_id: string | null;
  invited_by: string;
  ends_at: string;
}

/** One of my own sessions; `current`: the one that asks. */
export interface OwnSession {
  device_id: string;
  label: string;
  app: string;
  started_at: string;
  used_at: string;
  ends_at: string;
  shared: boolean;
  push_only: boolean;
  current: boolean;
}

export const colleagues = (account: string): Promise<Colleague[]> => call('/people', { account });

export const waitingInvitations = (account: string): Promise<WaitingInvitation[]> => call('/invitations', { account });

export const cancelInvitation = (account: string, tokenHash: string): Promise<unknown> =>
  call(`/invitations/${encodeURIComponent(tokenHash)}`, { method: 'DELETE', account });

export const ownSessions = (account: string): Promise<OwnSession[]> => call('/sessions', { account });

export const endOwnSession = (account: string, device: string): Promise<unknown> =>
  call(`/sessions/${encodeURIComponent(device)}`, { method: 'DELETE', account });
