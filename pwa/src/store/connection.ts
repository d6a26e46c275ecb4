import type Dexie from 'dexie';

const PROBE_MS = 2_000;

/** The database answers again, or this throws. iPhones lose the connection while the app sleeps. */
export const probe = async (db: Dexie): Promise<void> => {
  const answered = await Promise.race([
    db.table(db.tables[0]?.name ?? '').limit(1).primaryKeys().then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(resolve, PROBE_MS, false)),
  ]);
  if (!answered) await reopen(db);
};

/** Closes what is left of the connection and opens another. */
export const reopen = async (db: Dexie): Promise<void> => {
  db.close({ disableAutoOpen: false });
  await db.open();
};

/**
 * Looks at the connection each time the app comes back to the foreground. (A connection that the
 * browser closes while the app is awake is opened again by Dexie at the next use.) The answer stops it.
 */
export const keepOpen = (db: Dexie): (() => void) => {
  if (typeof document === 'undefined') return () => undefined;
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') void probe(db).catch(() => undefined);
  };
  document.addEventListener('visibilitychange', onVisible);
  return () => document.removeEventListener('visibilitychange', onVisible);
};

/** Why a browser keeps nothing: it has no database (private windows, an old one), no room, or a newer app's database. */
export type Trouble = 'none' | 'full' | 'newer' | 'other';

/** What an error of the database says; where there is no database at all, errors say nothing of it. */
export const troubleOf = (error: unknown): Trouble => {
  if (!globalThis.indexedDB) return 'none';
  for (let at: unknown = error; at instanceof Object; at = (at as { inner?: unknown }).inner) {
    const name = String((at as { name?: unknown }).name);
    if (name === 'QuotaExceededError') return 'full';
    if (name === 'VersionError') return 'newer';
    if (['MissingAPIError', 'InvalidStateError', 'SecurityError', 'NotAllowedError', 'UnknownError'].includes(name)) return 'none';
  }
  return 'other';
};
