import { later, stamp, tick, type Stamp } from '../domain/clock';
import { newId } from '../domain/ids';
import { SCHEMA, type Change, type SeenAt } from '../domain/operation';
import { sealedFields, type Fields, type RecordType } from '../domain/records';
import { SealedTooLong, sealField, type Json } from '../seal';
import { current, Locked, type Account } from '../store/account';
import { NO_FEED } from '../store/reading';
import { wordGiven } from '../store/revisions';
import type { AccountDb, KeptOperation } from '../store/schema';
import { ActRefused, must } from './refused';

/** The fields of a record with its sealed ones in clear, as acts give them. */
export type Clear<T extends RecordType> = { [F in keyof Fields[T]]?: unknown };

/** A change before its sealed fields are sealed. */
export interface ClearChange extends Omit<Change, 'set'> {
  set?: Record<string, unknown>;
}

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
 * operation, so that nobody sees half of it; then sync is told. Answers the operation's id.
 * Throws Locked, ActRefused.
 */
export const act = async (
  name: string,
  changes: readonly ClearChange[],
  account: Account = current(),
): Promise<string> => {
  must(account.who.role !== 'management', null, 'Votre rôle ne permet pas de faire cela.');
  const sealed = await Promise.all(changes.map((change) => sealChange(change, account)));
  const op = newId();
  await write(account, { op, name, changes: sealed });
  account.wrote.emit();
  return op;
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

const write = async (account: Account, made: Made): Promise<void> => {
  const { db } = account;
  await db.transaction('rw', [db.outbox, db.meta, db.base], async () => {
    const before = (await db.getMeta('rev:pending')) ?? '';
    const at = await nextStamp(account);
    const changes = await Promise.all(made.changes.map((change) => withSeen(db, change)));
    const operation = kept(account, { ...made, at, changes });
    await db.outbox.add(operation);
    const word = wordGiven('rev:pending');
    if (word) account.known.replay.expect(before, word, { ...operation, sent: false, state: 'here' });
  });
};

/** The next time of this phone, kept with what it is given to: time never runs back, even across a crash. Call inside a transaction on meta. */
export const nextStamp = async (account: Account): Promise<Stamp> => {
  const { db, offset } = account;
  const clock = (await db.getMeta('clock')) ?? { last: '', received: '', offset };
  const at = tick(later(clock.last, stamp(0)), account.now());
  await db.setMeta('clock', { ...clock, last: at });
  return at;
};

/** An operation as it goes to the outbox. */
export const kept = (account: Account, { op, name, at, changes }: Made & { at: Stamp }): KeptOperation => {
  const sent = { op, device: account.device, at, schema: SCHEMA, changes };
  const size = new TextEncoder().encode(JSON.stringify(sent)).length;
  return { ...sent, name, madeAt: account.now(), size };
};

/** A patch says which row was looked at: the one of its screen, else the one held now. */
const withSeen = async (db: AccountDb, change: Change): Promise<Change> => {
  if (change.kind !== 'patch' || change.seen) return change;
  const feed = (await db.getMeta('feed')) ?? NO_FEED;
  const row = await db.base.get([feed.generation, change.type, change.id]);
  return row ? { ...change, seen: [feed.epoch, row.seq] } : change;
};
