import { openRescue, sealRescue, type Json } from '../seal';
import { APP } from '../server/app';
import type { Account } from '../store/account';
import { NO_FEED } from '../store/feed';
import type { Reading } from '../store/reading';
import { gather, parseRescue, type RescuedOperation, type RescueFile } from '../store/rescue_file';
import type { KeptOperation } from '../store/schema';
import { copied, dropCopies, keepCopy, readCopy } from '../store/second_copy';
import { takeBackOperations } from '../sync/rescued';
import { idle } from './session/idle';

/** What was sent leaves the copy once nothing was written for a moment. */
const QUIET_MS = 1_000;
/** A browser that does not answer holds no note back longer. */
const PATIENCE_MS = 2_000;

/**
 * A note is copied as it is written: call while its transaction runs, wait for the answer before it
 * is said to be kept. Never throws: it is in the database still, and tried again with the others.
 */
export const copyNote = async (account: Account, operation: KeptOperation, epoch: string): Promise<void> => {
  if (account.copies) await patiently(copy(account, { ...operation, was: 'outbox' }, epoch));
};

/** The same for notes that no act has written here: mended, or taken back from a rescue file. */
export const copyUnsent = async (account: Account): Promise<void> => {
  if (account.copies) await patiently(compareCopies(account));
};

const patiently = (copying: Promise<void>): Promise<unknown> =>
  Promise.race([copying.catch(ignored), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

const ignored = (): void => undefined;

/** A rescue file of one note, under a name that says which words of it it holds, and which key seals it. */
const copy = async (account: Account, operation: RescuedOperation, epoch: string): Promise<void> => {
  const { person, device, who, keys } = account;
  if (!keys) return;
  const file: RescueFile = { person, organisation: who.organisation.id, device, epoch, app: APP, madeAt: account.now(), operations: [operation] };
  await keepCopy(person, nameOf(account, operation), await sealRescue(keys, person, file as unknown as Json));
};

const nameOf = ({ keys }: Account, { op, changes }: KeptOperation): string =>
  [op, keys?.newest, JSON.stringify(changes).length].join('.');

/** From now on the copy is of what is unsent here, `quiet` ms after that changed; the answer stops it. */
export const followWithCopies = (account: Account, quiet = QUIET_MS): (() => void) => {
  account.copies = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void idle().then(() => compareCopies(account)).catch(ignored), wait);
  };
  const stop = account.watching.add(unsent, () => soon(quiet));
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') void compareCopies(account).catch(ignored);
  };
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', hidden);
  return () => {
    account.copies = false;
    stop();
    clearTimeout(timer);
    if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', hidden);
  };
};

const unsent = (reading: Reading): Promise<string> =>
  Promise.resolve(reading.pending.map(({ op, state }) => (state === 'answered' ? '' : op)).join());

/** Copies what has no copy, drops the copies of what was sent; those yet to come back stay. */
export const compareCopies = async (account: Account): Promise<void> => {
  const { db, person } = account;
  const had = await copied(person);
  const { epoch } = (await db.getMeta('feed')) ?? NO_FEED;
  // waits for notes being written: one that is copied already is found here, or was given up
  const operations = (await gather(db, account.now())).filter(({ was }) => was !== 'journal');
  if (!account.keys) return;
  const wanted = new Set(operations.map((operation) => nameOf(account, operation)));
  for (const operation of operations) if (!had.includes(nameOf(account, operation))) await copy(account, operation, epoch);
  await dropCopies(person, had.filter((name) => !wanted.has(name) && !account.untaken.has(name)));
  if (account.untaken.size) await db.setMeta('untaken', [...account.untaken]); // there was no room, perhaps, until now
};

/**
 * The notes of the copies that a database holding nothing of this person's lacks come back to its
 * outbox; how many. What the server has already is recognised there by its id. What cannot be opened yet,
 * or finds no room, stays in its copy and comes back another time: call it again when keys have come.
 */
export const takeCopies = async (account: Account): Promise<number> => {
  const { db, keys } = account;
  const due = await toTake(account);
  account.untaken = new Set(due);
  if (!keys || !due.length) return 0;
  const read = await Promise.all(due.map(async (name) => ({ name, notes: await notesOf(account, name).catch(() => null) })));
  const back = await takeBackOperations(account, read.flatMap(({ notes }) => notes ?? []));
  account.untaken = new Set(read.flatMap(({ name, notes }) => (notes ? [] : [name])));
  await db.setMeta('untaken', [...account.untaken]);
  return back;
};

/** All of them where the browser lost its database; else those left over from then. */
const toTake = async ({ db, person }: Account): Promise<string[]> => {
  const feed = (await db.getMeta('feed')) ?? NO_FEED;
  const left = await db.getMeta('untaken');
  if (feed.cursor === 0 && !feed.building) return copied(person);
  return left?.length ? (await copied(person)).filter((name) => left.includes(name)) : [];
};

/** Null: it cannot be opened yet. What is damaged, or of another organisation, holds nothing for this one. */
const notesOf = async ({ keys, person, who }: Account, name: string): Promise<RescuedOperation[] | null> => {
  const text = await readCopy(person, name);
  if (!keys || text === undefined) return null;
  const reading = await openRescue(keys, person, text);
  if (!reading.ok) return reading.why === 'no_key' || reading.why === 'newer' ? null : [];
  const file = parseRescue(reading.value);
  return file?.person === person && file.organisation === who.organisation.id ? file.operations : [];
};
