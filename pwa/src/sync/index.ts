// Syncing by itself: sessions start and stop it, screens read its state. See docs/sync.md.
import type { Account } from '../store/account';
import { Leftovers } from './leftovers';
import type { OnRevoked } from './others';
import { Schedule } from './schedule';
import { Status } from './state';

export type { SyncState } from './state';

const status = new Status();
let running: Schedule | null = null;
let leftovers: Leftovers | null = null;

/** What the sync line says, always current. */
export const syncState = { subscribe: status.state.subscribe.bind(status.state) };

/**
 * While the app is locked: what was left unsent here, by anybody, goes on being sent, and a withdrawn
 * access is heard of; nothing is read.
 */
export const sendLeftovers = (device: string, tried: () => void, onRevoked: OnRevoked): void => {
  leftovers?.stop();
  leftovers = running ? null : new Leftovers(device, tried, onRevoked);
  leftovers?.start();
};

/** Syncs this account from now on, in place of another. */
export const startSync = (account: Account, onRevoked: OnRevoked): void => {
  stopSync();
  status.follow(account);
  running = new Schedule(account, status, onRevoked);
  running.start();
};

/** Syncs nobody. What waits stays. */
export const stopSync = (): void => {
  leftovers?.stop();
  leftovers = null;
  running?.stop();
  running = null;
  status.follow(null);
};

/** The button: now. Resolves when this sync has ended, well or not. */
export const syncNow = async (): Promise<void> => {
  await running?.now();
};
