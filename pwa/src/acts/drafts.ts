import { mendedBy, mendOf } from '../domain/mending';
import { openField, sealField, type Json } from '../seal';
import { current } from '../store/account';
import { Locked } from '../store/locked';

// A half-filled form may hold a name: it rests sealed, like everything else.
const PLACE = ['draft', 'form'] as const;

/** Keeps a half-filled form (what JSON can say) under `key`; `about` is the youth it is about, so that erasing reaches it. */
export const saveDraft = (key: string, value: unknown, about: string | null = null): Promise<void> => {
  const writing = save(key, value, about);
  const done = writing.then(
    () => void inFlight.delete(done),
    () => void inFlight.delete(done),
  );
  inFlight.add(done);
  return writing;
};

const inFlight = new Set<Promise<void>>();
const LOCK_WAITS_MS = 1_000;

/** What is being kept is kept: a lock waits for it, a second at most, while its keys are still here. */
export const draftsKept = async (): Promise<void> => {
  const until = Date.now() + LOCK_WAITS_MS;
  do {
    await Promise.race([Promise.all(inFlight), pause(LOCK_WAITS_MS)]);
    // a form may have changed while its last change was being written
    await pause(0);
  } while (inFlight.size && Date.now() < until);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const save = async (key: string, value: unknown, about: string | null): Promise<void> => {
  const account = current();
  if (!account.keys) throw new Locked();
  const sealed = await sealField(account.keys, PLACE[0], key, PLACE[1], value as Json);
  await account.db.drafts.put({ key, sealed, at: account.now(), about });
};

/** The form kept under `key`; null when there is none, or when it cannot be read. */
export const readDraft = async <T>(key: string): Promise<T | null> => {
  const account = current();
  const draft = await account.db.drafts.get(key);
  if (!draft || !account.keys) return null;
  const reading = await openField(account.keys, draft.sealed, PLACE[0], key, PLACE[1]);
  return reading.ok ? (reading.value as T) : null;
};

/**
 * Runs the act that brings the form kept under `key` to its end: the form leaves in the transaction
 * that writes the operation. So no crash gives back a form whose note is kept, to be kept twice.
 */
export const finishing = async <T>(key: string, act: () => Promise<T>): Promise<T> => {
  const account = current();
  account.finishing = key;
  try {
    return await act();
  } finally {
    account.finishing = null;
  }
};

/** The form was kept or given up. */
export const dropDraft = async (key: string): Promise<void> => {
  await current().db.drafts.delete(key);
};

/**
 * What is half filled, latest first. A correction leaves with the refused note that it was of: it was
 * taken, mended or thrown away. While that note is on its way again nobody is asked to go on with it.
 */
export const drafts = async (): Promise<{ key: string; at: number }[]> => {
  const { db } = current();
  const all = await db.transaction('rw', [db.drafts, db.quarantine, db.outbox], async () => {
    const shown = [];
    for (const draft of await db.drafts.toArray()) {
      const op = mendedBy(draft.key);
      const refused = op === null ? null : await db.quarantine.get(op);
      if (op === null || (refused && !refused.waits && mendOf(refused.refusal, refused.changes))) shown.push(draft);
      else if (!refused && !(await db.outbox.get(op))) await db.drafts.delete(draft.key);
    }
    return shown;
  });
  return all.map(({ key, at }) => ({ key, at })).sort((one, other) => other.at - one.at);
};
