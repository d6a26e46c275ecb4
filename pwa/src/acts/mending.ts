import { isId, newId } from '../domain/ids';
import { mendOf, withoutBlamed, type Mend } from '../domain/mending';
import { createdBy, type Change } from '../domain/operation';
import { sealedFields } from '../domain/records';
import { current, type Account } from '../store/account';
import { replace } from '../store/quarantine';
import type { Quarantined } from '../store/schema';
import { kept, nextStamp, sealChange } from './act';
import { ActRefused, must } from './refused';
import { copyUnsent } from './second_copy';

const GONE = 'Cette note n’est plus à corriger.';

/** A refused note to be mended: what the blamed change said, sealed fields opened. */
export interface RefusedNote {
  mend: Mend;
  type: string;
  values: Record<string, unknown>;
}

/** Reads a refused note; null when it was dealt with meanwhile. */
export const refusedNote = async (op: string): Promise<RefusedNote | null> => {
  const account = current();
  const found = await account.db.quarantine.get(op);
  const blamed = found?.changes[found.refusal.change];
  if (!found || found.waits || !blamed) return null;
  return { mend: mendOf(found.refusal, found.changes), type: blamed.type, values: await opened(account, blamed) };
};

/**
 * The refused note with other values in the fields that were wrong. It replaces the refused one in one
 * durable step, under an `op` of its own and for the same records, so that neither can count twice;
 * what waited for it is sent with it, and names what it now names. Throws ActRefused with nothing changed.
 */
export const mendRefused = (op: string, values: Record<string, unknown>): Promise<void> => {
  const swaps = new Map<unknown, unknown>();
  return put(op, swaps, async (account, { refusal, changes }) => {
    must(Object.keys(values).length, null, 'Changez ce qui est à corriger.');
    const was = changes[refusal.change]?.set ?? {};
    for (const [field, value] of Object.entries(values)) if (isId(was[field])) swaps.set(was[field], value);
    return Promise.all(
      changes.map(async (change, index) => {
        if (index !== refusal.change) return swapped(change, swaps);
        const { set } = await sealChange({ ...change, set: values }, account);
        const dates = Object.keys(values).filter((field) => typeof values[field] === 'string' && DATED.test(String(values[field])));
        const typed = [...new Set([...(change.typed ?? []), ...dates])];
        return { ...change, set: { ...change.set, ...set }, ...(typed.length ? { typed } : {}) };
      }),
    );
  });
};

/** A place that is not there was also the place of what was counted there: it names the other one too. */
const swapped = (change: Change, swaps: ReadonlyMap<unknown, unknown>): Change => {
  const { set = {} } = change;
  const named = Object.entries(set).filter(([, value]) => swaps.has(value));
  return named.length ? { ...change, set: { ...set, ...Object.fromEntries(named.map(([field, value]) => [field, swaps.get(value)])) } } : change;
};

/** The refused note without the part that this person may not write. Throws ActRefused. */
export const leaveOutRefused = (op: string): Promise<void> =>
  put(op, NONE, async (_account, { refusal, changes }) => withoutBlamed(refusal, changes));

/** The refused note with its names sealed again, under the newest key and for their own place. Throws ActRefused. */
export const sealRefusedAgain = (op: string): Promise<void> =>
  put(op, NONE, async (account, { changes }) =>
    Promise.all(
      changes.map(async (change) => {
        if (!change.set || !sealedFields(change.type).some((field) => change.set?.[field])) return change;
        const set = await opened(account, change);
        return { ...change, ...(await sealChange({ ...change, set }, account)) };
      }),
    ),
  );

const DATED = /^\d{4}-\d\d-\d\d(T|$)/;

const NONE: ReadonlyMap<unknown, unknown> = new Map();

const put = async (
  op: string,
  swaps: ReadonlyMap<unknown, unknown>,
  change: (account: Account, refused: Quarantined) => Promise<Change[]>,
): Promise<void> => {
  const account = current();
  const { db, finishing } = account;
  const found = await db.quarantine.get(op);
  must(found && !found.waits, null, GONE);
  const changes = await change(account, found);
  must(changes.length, null, GONE);
  const { name } = found;
  const done = await replace(db, op, async ({ at, madeAt }) => {
    if (finishing !== null) await db.drafts.delete(finishing);
    // what depends on a record was written after it, and must go on coming after it
    const when = createdBy(found).length ? at : await nextStamp(account);
    return { ...kept(account, { op: newId(), name, at: when, changes }), madeAt };
  }, (dependant) => {
    const follows = dependant.changes.map((one) => swapped(one, swaps));
    const same = follows.every((one, index) => one === dependant.changes[index]);
    return same ? dependant : { ...dependant, op: newId(), changes: follows };
  });
  must(done, null, GONE);
  await copyUnsent(account);
  account.wrote.emit();
};

const opened = async (account: Account, { type, id, set = {} }: Change): Promise<Record<string, unknown>> => {
  const values: Record<string, unknown> = { ...set };
  for (const field of sealedFields(type)) {
    const sealed = set[field];
    if (typeof sealed !== 'string') continue;
    values[field] = await account.opened.open(type, id, field, sealed);
    if (values[field] === null) throw new ActRefused(field, 'Cette note ne peut pas être lue sur ce téléphone.');
  }
  return values;
};
