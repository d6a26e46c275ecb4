import { openRescue, sealRescue, type Json } from '../seal';
import { APP } from '../server/app';
import type { Account } from '../store/account';
import { NO_FEED, type Reading } from '../store/reading';
import { gather, parseRescue, type RescueFile } from '../store/rescue_file';
import { dropCopy, keepCopy, readCopy } from '../store/second_copy';
import { takeBackOperations } from '../sync/rescued';
import { idle } from './session/idle';

/** The copy follows once nothing was written for a moment, and this long after a note at the latest. */
const QUIET_MS = 3_000;
const LATEST_MS = 20_000;

/** From now on the second copy follows what is unsent here, `quiet` ms after it changed; the answer stops it. */
export const followWithCopy = (account: Account, quiet = QUIET_MS): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let wanted = '';
  let held: string | null = null;
  const write = async (): Promise<void> => {
    clearTimeout(timer);
    since = null;
    if (wanted === held) return;
    const now = wanted;
    await writeCopy(account);
    held = now;
  };
  const soon = async (): Promise<void> => {
    await idle();
    await write();
  };
  const stop = account.watching.add(unsent, (ops) => {
    wanted = ops;
    if (wanted === held) return;
    since ??= Date.now();
    clearTimeout(timer);
    // what was left of the time before is copied at once
    const wait = held === null ? 0 : Math.min(quiet, since + LATEST_MS - Date.now());
    timer = setTimeout(() => void soon().catch(ignored), Math.max(0, wait));
  });
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') void write().catch(ignored);
  };
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', hidden);
  return () => {
    stop();
    clearTimeout(timer);
    if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', hidden);
  };
};

/** Only a second copy: what could not be copied is in the database still, and is tried with the next note. */
const ignored = (): void => undefined;

const unsent = (reading: Reading): Promise<string> =>
  Promise.resolve(reading.pending.map(({ op, state }) => (state === 'answered' ? '' : op)).join());

const writeCopy = async (account: Account): Promise<void> => {
  const { db, person, device, who, keys } = account;
  const operations = (await gather(db, account.now())).filter(({ was }) => was !== 'journal');
  if (!keys) return;
  if (!operations.length) return dropCopy(person);
  const { epoch } = (await db.getMeta('feed')) ?? NO_FEED;
  const file: RescueFile = { person, organisation: who.organisation.id, device, epoch, app: APP, madeAt: account.now(), operations };
  await keepCopy(person, await sealRescue(keys, person, file as unknown as Json), operations.length);
};

/**
 * The notes of the copy that a database holding nothing of this person's lacks come back to its
 * outbox; how many. What the server has already is recognised there by its id.
 */
export const takeCopy = async (account: Account): Promise<number> => {
  const { db, person, who, keys } = account;
  const feed = (await db.getMeta('feed')) ?? NO_FEED;
  if (feed.cursor !== 0 || feed.building || !keys) return 0;
  const text = await readCopy(person);
  const reading = text === null ? null : await openRescue(keys, person, text);
  const file = reading?.ok ? parseRescue(reading.value) : null;
  if (file?.person !== person || file.organisation !== who.organisation.id) return 0;
  return takeBackOperations(account, file.operations);
};
