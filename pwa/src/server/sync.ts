import type { components } from '../domain/api.gen';
import type { Operation } from '../domain/operation';
import { APP } from './app';
import { call } from './api';

export interface PushIn {
  epoch: string;
  client_now: number;
  /** Operations left on the phone after these. */
  waiting: number;
  /** Rows stored as they were sent need not be told in full. */
  brief: boolean;
  ops: Operation[];
}

type Answered = components['schemas']['PushOut'];
type Newer = 'as_sent' | 'scopes';
/** A server of before says nothing of some. */
export type PushOut = Omit<Answered, Newer> & Partial<Pick<Answered, Newer>>;
export type PullOut = components['schemas']['PullOut'];

/** Rows asked for at a time: the most that the server gives. */
const PAGE = 1_000;

/** Sends operations. Sending again is harmless. */
export const push = (account: string, sent: PushIn): Promise<PushOut> =>
  call('/sync/push', { method: 'POST', account, body: { ...sent, app: APP } });

/** Rows changed after `cursor`; without `epoch` the server tells its own. */
export const pull = (
  account: string,
  cursor: number,
  epoch: string | null,
  purged?: number,
): Promise<PullOut> => call('/sync/pull', { account, query: { cursor, limit: PAGE, epoch, purged, reader: 1 } });
