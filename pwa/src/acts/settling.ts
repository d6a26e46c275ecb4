import type { SeenAt } from '../domain/operation';
import { sealedFields, type RecordType } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current } from '../store/account';
import { look } from '../store/live';
import { discard, requeue } from '../store/quarantine';
import { act, flag, patch, seenBy, type ClearChange } from './act';
import { must } from './refused';

/** Beginnings and ends: two values of one pair are judged together, so they are chosen together. */
const PAIRS = [['planned_start', 'planned_end'], ['started_at', 'ended_at'], ['valid_from', 'valid_until']] as const;

type Asked = Viewed<'conflict'>;
type Whole = Record<string, unknown>;

const OUT_OF_ORDER = 'Le début serait après la fin\u00a0: l’un des deux a changé depuis. Gardez ce qui est écrit, puis corrigez-le.';

/** The field that `field` is one end of a pair with. */
const otherEnd = (field: string): string | undefined =>
  PAIRS.flatMap(([first, last]) => (field === first ? [last] : field === last ? [first] : []))[0];

/** The side of a conflict that this operation wrote; null: it wrote neither, or both. */
const sideBy = (op: string, { kept, other }: Asked): 'kept' | 'other' | null => {
  if (!kept || !other || kept.op === other.op) return null;
  return kept.op === op ? 'kept' : other.op === op ? 'other' : null;
};

/** The open questions about the other end that the same two operations asked. */
const together = (asked: Asked, all: readonly Asked[]): Asked[] => {
  const { on_type, on_id, kept, other } = asked;
  const end = otherEnd(asked.field);
  return all.filter((one) => {
    const same = one.on_type === on_type && one.on_id === on_id && one.field === end && !one.settled;
    return same && kept && other && sideBy(kept.op, one) && sideBy(other.op, one);
  });
};

const isSealed = ({ on_type, field }: Asked): boolean => sealedFields(on_type).includes(field);

/** A value of the field that a conflict is about, in clear; null when it is sealed and cannot be read here. */
const inClear = async (asked: Asked, value: unknown): Promise<unknown> => {
  const { on_type, on_id, field } = asked;
  return isSealed(asked) && typeof value === 'string' ? current().opened.open(on_type, on_id, field, value) : value;
};

/** Whether the record says this value by now, sealed anew or not. A record that this phone lacks says what was kept. */
const says = async (asked: Asked, row: Whole | null, value: unknown): Promise<boolean> => {
  const now = row ? (row[asked.field] ?? null) : asked.kept?.value;
  if (alike(now, value)) return true;
  if (!isSealed(asked)) return false;
  const [one, other] = await Promise.all([inClear(asked, now), inClear(asked, value)]);
  return one !== null && alike(one, other);
};

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether no beginning lies after its end. */
const inOrder = (whole: Whole): boolean => PAIRS.every(([first, last]) => !whole[first] || !whole[last] || String(whole[first]) <= String(whole[last]));

/**
 * Two phones gave two values: one stays, and the question is closed. The record says something else by
 * now when somebody went on writing: that is a third answer (`now`), and either of the two is written
 * wherever it is not what the record says. Hours or days of which both ends were asked about are
 * answered in one act, both by whoever wrote the chosen one. `looked`: `seen` of the question shown.
 */
export const settleConflict = async (id: string, keep: 'kept' | 'other' | 'now', looked?: SeenAt | null): Promise<void> => {
  const { found, all, row } = await look(async (reading) => {
    const one = await reading.get('conflict', id);
    const all = one && otherEnd(one.field) ? await reading.all('conflict') : [];
    return { found: one, all, row: one && ((await reading.get(one.on_type as RecordType, one.on_id)) as (Viewed<RecordType> & Whole) | null) };
  });
  must(found?.kept && found.other, null, 'Cette question n’est plus ouverte.');
  const { on_id, field } = found;
  const type = found.on_type as RecordType;
  const asked = [found, ...together(found, all)];
  const changes: ClearChange[] = asked.map((one) => patch('conflict', one.id, { settled: true }, { seen: one.seen }));
  const side = keep === 'now' ? null : found[keep];
  if (side && field === 'deleted') changes.unshift(flag(type, on_id, side.value ? 'delete' : 'undelete'));
  else if (side) {
    const set: Whole = {};
    for (const one of asked) {
      const value = one[one === found ? (keep as 'kept' | 'other') : (sideBy(side.op, one) ?? 'kept')]?.value;
      if (!(await says(one, row, value))) set[one.field] = await readable(one, value);
    }
    must(inOrder({ ...row, ...set }) || !inOrder({ ...row }), null, OUT_OF_ORDER);
    if (Object.keys(set).length) changes.unshift(patch(type, on_id, set, row ? { seen: seenBy(looked, row.seen) } : {}));
  }
  await act('conflict.settled', changes);
};

/** The value in clear. Throws ActRefused. */
const readable = async (asked: Asked, value: unknown): Promise<unknown> => {
  const clear = await inClear(asked, value);
  must(clear !== null || value === null || !isSealed(asked), null, 'Cette réponse ne peut pas être lue sur ce téléphone.');
  return clear;
};

/** A refused note is sent again, with what waits for it. */
export const retryRefused = async (op: string): Promise<void> => {
  const account = current();
  await requeue(account.db, [op]);
  account.wrote.emit();
};

/** A refused note is given up, with what depends on it. The screen asks twice. */
export const discardRefused = (op: string): Promise<void> => discard(current().db, op);
