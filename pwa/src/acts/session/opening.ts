import Dexie from 'dexie';
import { Account, use } from '../../store/account';
import { keepOpen } from '../../store/connection';
import { changeAccount, deviceId } from '../../store/device';
import type { AccountDb, KnownAccount } from '../../store/schema';
import { startSync } from '../../sync';
import { watchJoins } from '../joining';
import { followWithCopies, takeCopies } from '../second_copy';
import { close, withdraw } from './closing';
import { followOrganisation } from './following';
import { hold, isOpen, type Typed } from './held';
import { resume } from './leaving';
import { refresh, ringOf } from './remembering';
import { showOpen } from './state';

/** Grants are asked for again at most this often. */
const REFRESH_MS = 10_000;

/** The app is this person's from now on: keys in memory, sync running. */
export const open = async (
  who: KnownAccount,
  db: AccountDb,
  privateKey: CryptoKey,
  typed: Typed | null = null,
): Promise<void> => {
  const [ring, phone] = await Promise.all([db.getKey('grants').then((grants) => ringOf(grants ?? [], privateKey)), deviceId()]);
  close();
  const account = new Account(who, phone, ring, privateKey, db);
  await Promise.all([account.recall(), db.setMeta('sending', []), changeAccount(who.person, { usedAt: Date.now() })]);
  account.recovered = await takeCopies(account).catch(() => 0);
  const releases = [keepOpen(db), watchJoins(account), followWithCopies(account)];
  hold({ account, typed, release: () => releases.forEach((release) => release()) });
  account.opened.keyMissing.on(sometimes(() => refresh(account), REFRESH_MS));
  use(account);
  await showOpen(account);
  startSync(account, withdraw);
  releases.push(followOrganisation(account));
  void refresh(account)
    .then(() => takeLater(account))
    .then(() => resume(account))
    .catch(ignoreClosed);
};

/** Copies that could not be opened, or found no room, when the app was. */
const takeLater = async (account: Account): Promise<void> => {
  if (account.untaken.size === 0) return;
  const back = await takeCopies(account).catch(() => 0);
  if (back === 0 || !isOpen(account)) return;
  account.recovered += back;
  await showOpen(account);
};

/** Locked while it ran: there is nobody to refresh any more. */
const ignoreClosed = (error: unknown): void => {
  if (!(error instanceof Dexie.DatabaseClosedError)) throw error;
};

/** Whoever asks too soon is answered when it is time again: a key may have come since. */
const sometimes = (doing: () => Promise<void>, every: number): (() => void) => {
  let last = Date.now();
  let planned: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (planned !== undefined) return;
    planned = setTimeout(() => {
      planned = undefined;
      last = Date.now();
      void doing().catch(ignoreClosed);
    }, Math.max(0, last + every - Date.now()));
  };
};
