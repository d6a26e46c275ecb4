import { Cell } from '../../store/signal';
import type { Account } from '../../store/account';
import { oldSeals, type OldSeals } from '../../store/old_seals';
import { RESEAL } from '../../store/schema';
import { syncNow } from '../../sync';
import { act, type ClearChange } from '../act';
import { isOpen } from './held';

/** What is left to do after somebody was put out. */
export type Leaving =
  | { what: 'idle' }
  /** A new key is still to be made, `trying` now, because someone left or (`device`) a phone of theirs is lost. */
  | { what: 'key'; trying: boolean; device: boolean }
  /** Older names are being sealed again; `waiting` for the server. */
  | { what: 'resealing'; done: number; total: number; waiting: boolean };

const state = new Cell<Leaving>({ what: 'idle' });

/** What screens read of it. */
export const leaving = { subscribe: state.subscribe.bind(state) };

/** Says where `account` is; once it is locked the state is another's. */
export const sayLeaving = (account: Account, now: Leaving): void => {
  if (isOpen(account)) state.set(now);
};

/** Records sealed again before the server is asked: a closed tab loses none, and the bar moves. */
const BATCH = 50;
const PATIENCE_MS = 3_000;
/** Sync looks after itself; now and then it is asked again. */
const LOOKS_BETWEEN_SYNCS = 10;

/**
 * Seals again with the newest key whatever an older one sealed, until nothing is left. What is
 * written waits in the outbox, so that it goes on after a closed tab. `fresh`: the rows held now
 * may not be all.
 */
export const reseal = async (account: Account, fresh: boolean): Promise<void> => {
  if (typeof navigator === 'undefined' || !navigator.locks) return resealAll(account, fresh);
  await navigator.locks.request(`kaftruck-reseal-${account.person}`, () => resealAll(account, fresh));
};

const resealAll = async (account: Account, fresh: boolean): Promise<void> => {
  const { db } = account;
  /** Records that the server refused, or that no key opens: left as they are. */
  const passed = new Set<string>();
  /** Old values that were answered about: one that is still there is not tried for ever. */
  const tried = new Set<string>();
  let read = !fresh;
  while (isOpen(account) && account.keys && account.who.role === 'coordinator') {
    const left = (await oldSeals(db, account.keys)).filter(({ id }) => !passed.has(id));
    if (left.length > 0) await progress(account, left.length, !read);
    if (!read) {
      if (!(await received(account, passed))) return;
      read = true;
      continue;
    }
    if (left.length === 0) {
      await db.meta.delete(RESEAL);
      return sayLeaving(account, { what: 'idle' });
    }
    for (const one of left.slice(0, BATCH)) if (!(await sealAgain(account, one, tried))) passed.add(one.id);
    read = false;
  }
};

const progress = async (account: Account, left: number, waiting: boolean): Promise<void> => {
  const { db } = account;
  const kid = account.keys?.newest ?? '';
  const known = await db.getMeta(RESEAL);
  const total = Math.max(left, known?.kid === kid ? known.total : 0);
  await db.setMeta(RESEAL, { kid, total });
  sayLeaving(account, { what: 'resealing', done: total - left, total, waiting });
};

/** One record; false when none of its values opens, or all were tried. */
const sealAgain = async (account: Account, { type, id, was }: OldSeals, tried: Set<string>): Promise<boolean> => {
  const set: Record<string, unknown> = {};
  const opened: Record<string, string> = {};
  for (const [field, sealed] of Object.entries(was)) {
    if (tried.has(sealed)) continue;
    tried.add(sealed);
    const value = await account.opened.open(type, id, field, sealed);
    if (value === null) continue;
    set[field] = value;
    opened[field] = sealed;
  }
  if (Object.keys(set).length === 0) return false;
  const change: ClearChange = { type, id, kind: 'reseal', set, was: opened };
  await act(RESEAL, [change], account);
  return true;
};

/** Waits until the server has answered everything since now; false when the app was locked. */
const received = async (account: Account, passed: Set<string>): Promise<boolean> => {
  const { db } = account;
  const before = await db.getMeta('receipt');
  for (let looks = 0; isOpen(account); looks += 1) {
    if (looks % LOOKS_BETWEEN_SYNCS === 0) await syncNow();
    const waits = await db.outbox.filter(({ name }) => name === RESEAL).count();
    if (waits === 0 && (await db.getMeta('receipt')) !== before) {
      await passRefused(account, passed);
      return true;
    }
    const known = await db.getMeta(RESEAL);
    if (known) sayLeaving(account, { what: 'resealing', done: Math.max(0, known.total - waits), total: known.total, waiting: true });
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }
  return false;
};

/** Nobody wrote it, so nobody is asked about it: a record that is gone needs no new seal. */
const passRefused = ({ db }: Account, passed: Set<string>): Promise<void> =>
  db.transaction('rw', [db.quarantine], async () => {
    for (const { op, changes } of await db.quarantine.filter(({ name }) => name === RESEAL).toArray()) {
      for (const { id } of changes) passed.add(id);
      await db.quarantine.delete(op);
    }
  });
