import Dexie, { type DBCore, type DBCoreMutateRequest, type DBCoreTransaction, type Middleware } from 'dexie';
import { newId } from '../domain/ids';

/**
 * Which state of something the database holds: another word after every change, whoever made it, in
 * whichever tab. What was read before may be shown again while its word is the same.
 * `pending`: outbox and quarantine; `answered`: the journal; `base`: whole ranges of rows at once;
 * `base:youth`: the rows of a type.
 */
export type RevisionKey = `rev:${'pending' | 'answered' | 'base' | `base:${string}`}`;

const given = new WeakMap<object, Map<string, string>>();

/**
 * Gives the new words in the very transaction that makes the change, so that none can be forgotten:
 * no table is written but through here.
 */
export const revisions: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'revisions',
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) =>
      core.transaction(mode === 'readwrite' ? [...new Set([...stores, 'meta'])] : stores, mode, options),
    table: (name) => {
      const table = core.table(name);
      const meta = core.table('meta');
      return {
        ...table,
        mutate: (request) => {
          const keys = changed(name, request);
          if (keys.length === 0) return table.mutate(request);
          const values = keys.map((key) => ({ key, value: word(request.trans, key) }));
          const told = meta.mutate({ type: 'put', trans: request.trans, values });
          return table.mutate(request).then((done) => told.then(() => done));
        },
      };
    },
  }),
};

const word = (trans: DBCoreTransaction, key: RevisionKey): string => {
  const words = given.get(trans) ?? new Map<string, string>();
  given.set(trans, words);
  const made = newId();
  words.set(key, made);
  return made;
};

/** The word that the current transaction has given; null when it changed nothing of that. */
export const wordGiven = (key: RevisionKey): string | null => {
  const trans: object | undefined = Dexie.currentTransaction?.idbtrans;
  return (trans && given.get(trans)?.get(key)) ?? null;
};

const changed = (table: string, request: DBCoreMutateRequest): RevisionKey[] => {
  if (table === 'outbox' || table === 'quarantine') return ['rev:pending'];
  if (table === 'journal') return ['rev:answered'];
  if (table !== 'base') return [];
  const types = typesOf(request);
  return types ? [...types].map((type) => `rev:base:${type}` as const) : ['rev:base'];
};

/** The types of the rows that change; null when that is not said. */
const typesOf = (request: DBCoreMutateRequest): Set<string> | null => {
  if (request.type === 'deleteRange') return null;
  if (request.type === 'delete') return new Set(request.keys.map((key) => String((key as unknown[])[1])));
  return new Set(request.values.map((row: { type: string }) => row.type));
};
