import { isId } from '../domain/ids';
import type { Change } from '../domain/operation';
import { RESEAL, type AccountDb, type KeptOperation } from './schema';

/** How far back answered operations are kept in a rescue file: a server restored from a backup lacks them. */
const JOURNAL_MS = 7 * 86_400_000;

/** An operation in a rescue file, and where it was then. */
export interface RescuedOperation extends KeptOperation {
  was: 'outbox' | 'quarantine' | 'journal';
}

/** What a rescue file holds. Names and free text in it are sealed fields, as everywhere. */
export interface RescueFile {
  person: string;
  organisation: string;
  device: string;
  /** The server's life that the phone knew. */
  epoch: string;
  /** The app that wrote it. */
  app: string;
  /** When it was written (ms). */
  madeAt: number;
  operations: RescuedOperation[];
  /** Who and what was said to be two (`apart`, `apartFiles`), known to this phone alone; older files have none. */
  apart?: Apart;
}

/** Pairs of ids, as `pairOf` writes them. */
export interface Apart {
  outings: string[];
  files: string[];
}

/** What was said to be two. */
export const apartOf = async (db: AccountDb): Promise<Apart> => ({
  outings: (await db.getMeta('apart')) ?? [],
  files: (await db.getMeta('apartFiles')) ?? [],
});

/** Adds what a rescue file says to be two. */
export const addApart = (db: AccountDb, { outings, files }: Apart): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const known = await apartOf(db);
    await db.setMeta('apart', [...new Set([...known.outings, ...outings])]);
    await db.setMeta('apartFiles', [...new Set([...known.files, ...files])]);
  });

/** Everything not yet answered, refused, or answered in the last days, at one moment, in order. */
export const gather = (db: AccountDb, now: number): Promise<RescuedOperation[]> =>
  db.transaction('r', [db.outbox, db.quarantine, db.journal], async () => {
    const [outbox, quarantine, journal] = await Promise.all([
      db.outbox.toArray(),
      db.quarantine.toArray(),
      db.journal.where('answeredAt').above(now - JOURNAL_MS).toArray(),
    ]);
    return [
      ...outbox.map(bare('outbox')),
      ...quarantine.map(bare('quarantine')),
      ...journal.map(bare('journal')),
    ]
      .filter(({ name }) => name !== RESEAL)
      .sort((one, other) => (one.at < other.at ? -1 : 1));
  });

const bare =
  (was: RescuedOperation['was']) =>
  ({ op, device, at, schema, changes, name, madeAt, size }: KeptOperation): RescuedOperation =>
    ({ op, device, at, schema, changes, name, madeAt, size, was });

/** A rescue file as it was opened; null when any part of it is not what this app writes. */
export const parseRescue = (value: unknown): RescueFile | null => {
  const file = value as RescueFile;
  const fine =
    isObject(value) &&
    [file.person, file.organisation, file.device, file.epoch, file.app].every(isText) &&
    Number.isFinite(file.madeAt) &&
    Array.isArray(file.operations) &&
    file.operations.every(isOperation) &&
    (file.apart === undefined || isApart(file.apart));
  return fine ? file : null;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

const isOperation = (value: unknown): value is RescuedOperation =>
  isObject(value) &&
  isId(value.op) &&
  isText(value.device) &&
  isText(value.at) &&
  /^\d{15}\.\d{5}$/.test(value.at) &&
  Number.isInteger(value.schema) &&
  isText(value.name) &&
  Number.isFinite(value.madeAt) &&
  Number.isFinite(value.size) &&
  ['outbox', 'quarantine', 'journal'].includes(String(value.was)) &&
  Array.isArray(value.changes) &&
  value.changes.length > 0 &&
  value.changes.every(isChange);

const isApart = (value: unknown): value is Apart => isObject(value) && [value.outings, value.files].every(arePairs);
const arePairs = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((pair) => isText(pair) && pair.split(' ').length === 2 && pair.split(' ').every(isId));

const isChange = (value: unknown): value is Change =>
  isObject(value) &&
  isText(value.type) &&
  isId(value.id) &&
  isText(value.kind) &&
  (value.set === undefined || isObject(value.set));
