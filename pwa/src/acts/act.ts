import { later, stamp, tick, type Stamp } from '../domain/clock';
import { newId } from '../domain/ids';
import { SCHEMA, type Change, type SeenAt } from '../domain/operation';
import { sealedFields, type Fields, type RecordType } from '../domain/records';
import { SealedTooLong, sealField, type Json } from '../seal';
import { current, type Account } from '../store/account';
import { Locked } from '../store/locked';
import { Reading, VIEWED } from '../store/reading';
import { wordGiven } from '../store/revisions';
import type { AccountDb, ClockState, Feed, KeptOperation } from '../store/schema';
import { ActRefused, must } from './refused';
import { copyNote } from './second_copy';

/** The fields of a record with its sealed ones in clear, as acts give them. */
export type Clear<T extends RecordType> = { [F in keyof Fields[T]]?: unknown };

/** A change before its sealed fields are sealed. */
export interface ClearChange extends Omit<Change, 'set'> {
  set?: Record<string, unknown>;
}

/** Seen where the server had no row yet: whatever somebody else wrote on it since was not seen. */
export const NO_ROW: SeenAt = ['', 0];

/** What was seen of a row: as a form showed it (null: not there yet), or without a form the row held now. */
export const seenBy = (looked: SeenAt | null | undefined, held: SeenAt | null): SeenAt | null =>
  looked === undefined ? held : (looked ?? NO_ROW);

/** A new record. `typed` names the dates that the person typed. */
export const create = <T extends RecordType>(
  type: T,
  set: Clear<T>,
  { id = newId(), typed = [] }: { id?: string; typed?: string[] } = {},
): ClearChange & { id: string } => ({ type, id, kind: 'create', set: given(set), ...when(typed) });

/** Changed fields of a record; `seen` is the row that the person looked at. */
export const patch = <T extends RecordType>(
  type: T,
  id: string,
  set: Clear<T>,
  { typed = [], seen }: { typed?: string[]; seen?: SeenAt | null } = {},
): ClearChange => ({
  type,
  id,
  kind: 'patch',
  set: given(set),
  ...when(typed),
  ...(seen ? { seen } : {}),
});

/** Takes a record back, or gives it back. */
export const flag = (type: RecordType, id: string, kind: 'delete' | 'undelete' | 'erase'): ClearChange => ({
  type,
  id,
  kind,
});

/** Absent is not blank: what was not given is not said. */
const given = (set: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));

const when = (typed: string[]): { typed?: string[] } => (typed.length ? { typed } : {});

/**
 * One act of one person: everything is sealed first, then one durable transaction writes the
 * operation, so that nobody sees half of it, and its second copy is made; then sync is told. Answers the operation's id.
 * Throws Locked, ActRefused.
 */
export const act = async (
  name: string,
  changes: readonly ClearChange[],
  account: Account = current(),
): Promise<string> => {
  mayAct(account);
  const sealed = await Promise.all(changes.map((change) => sealChange(change, account)));
  return write(account, name, () => Promise.resolve(sealed));
};

/**
 * The same for an act that depends on what the phone holds: looked at in the very transaction that
 * writes it. `make` may seal nothing. Answers the changes. Throws Locked, ActRefused.
 */
export const actOn = async <C extends ClearChange>(name: string, make: (reading: Reading) => Promise<C[]>): Promise<C[]> => {
  const account = current();
  mayAct(account);
  let made: C[] = [];
  await write(account, name, async (reading) => (made = await make(reading)));
  return made;
};

const mayAct = ({ who }: Account): void => {
  must(who.role !== 'management', null, 'Votre rôle ne permet pas de faire cela.');
};

/** A change with its sealed fields sealed. Throws Locked, ActRefused. */
export const sealChange = async (change: ClearChange, account: Account): Promise<Change> => {
  const set: Record<string, unknown> = { ...change.set };
  for (const field of sealedFields(change.type)) {
    const value = set[field];
    if (value !== undefined && value !== null)
      set[field] = await seal(account, change, field, value as Json);
  }
  return change.set ? { ...change, set } : change;
};

const seal = async (
  account: Account,
  { type, id }: ClearChange,
  field: string,
  value: Json,
): Promise<string> => {
  if (!account.keys) throw new Locked();
  try {
    const sealed = await sealField(account.keys, type, id, field, value);
    account.opened.remember(type, id, field, sealed, value);
    return sealed;
  } catch (error) {
    if (error instanceof SealedTooLong) throw new ActRefused(field, 'Ce texte est trop long.');
    throw error;
  }
};

type Made = Pick<KeptOperation, 'op' | 'name' | 'changes'>;

const write = async (account: Account, name: string, make: (reading: Reading) => Promise<readonly Change[]>): Promise<string> => {
  const { db, finishing } = account;
  const op = newId();
  const copyIt = copier(account);
  await db.transaction('rw', [...VIEWED.map((table) => db[table]), db.drafts], async () =>
    Reading.within(account, async (reading) => {
      const made = await make(reading);
      const at = await nextStamp(account, reading.meta.get('clock'));
      const changes = await Promise.all(made.map((change) => withSeen(db, reading.feed, change)));
      const operation = kept(account, { op, name, at, changes });
      copyIt(operation, reading.feed.epoch);
      await db.outbox.add(operation);
      if (finishing !== null) await db.drafts.delete(finishing);
      const word = wordGiven('rev:pending');
      if (word) account.known.replay.expect(reading.meta.word('rev:pending'), word, { ...operation, sent: false, state: 'here' });
    }),
  ).finally(() => copyIt(null, ''));
  await account.copying;
  account.wrote.emit();
  return op;
};

/**
 * Makes the second copy of the note that it is first given (null: there is none) while its transaction
 * goes on. It begins in a turn of its own: a promise made inside a transaction is Dexie's, and whoever
 * awaits it later goes on inside that transaction, which has ended.
 */
const copier = (account: Account): ((operation: KeptOperation | null, epoch: string) => void) => {
  let begin: (copy?: Promise<void>) => void;
  const before = account.copying;
  const made = new Promise<void>((resolve) => (begin = resolve));
  account.copying = before.then(() => made);
  let given = false;
  return (operation, epoch) => {
    if (!given) setTimeout(() => begin(operation ? copyNote(account, operation, epoch) : undefined));
    given = true;
  };
};

/** The next time of this phone, kept with what it is given to: time never runs back, even across a crash. Call inside a transaction on meta. */
export const nextStamp = async (account: Account, clock?: ClockState): Promise<Stamp> => {
  const { db, offset } = account;
  const before = clock ?? (await db.getMeta('clock')) ?? { last: '', received: '', offset };
  const at = tick(later(before.last, stamp(0)), account.now());
  await db.setMeta('clock', { ...before, last: at });
  return at;
};

/** An operation as it goes to the outbox. */
export const kept = (account: Account, { op, name, at, changes }: Made & { at: Stamp }): KeptOperation => {
  const sent = { op, device: account.device, at, schema: SCHEMA, changes };
  const size = new TextEncoder().encode(JSON.stringify(sent)).length;
  return { ...sent, name, madeAt: account.now(), size };
};

/** A patch says which row was looked at: the one of its screen, else the one held now. */
const withSeen = async (db: AccountDb, feed: Feed, change: Change): Promise<Change> => {
  if (change.seen === NO_ROW) return { ...change, seen: [feed.epoch, NO_ROW[1]] };
  if (change.kind !== 'patch' || change.seen) return change;
  const row = await db.base.get([feed.generation, change.type, change.id]);
  return row ? { ...change, seen: [feed.epoch, row.seq] } : change;
};
