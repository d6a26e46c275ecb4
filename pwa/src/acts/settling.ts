import { sealedFields, type RecordType } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current } from '../store/account';
import { look } from '../store/live';
import { discard, requeue } from '../store/quarantine';
import { act, flag, patch, type ClearChange } from './act';
import { must } from './refused';

/** Beginnings and ends: two values of one pair are judged together, so they are chosen together. */
const PAIRS = [['planned_start', 'planned_end'], ['started_at', 'ended_at'], ['valid_from', 'valid_until']] as const;

type Asked = Viewed<'conflict'>;

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

/** The field of a conflict as it was on one side, in clear. Throws ActRefused. */
const chosen = async ({ on_type: type, on_id, field, ...sides }: Asked, keep: 'kept' | 'other'): Promise<unknown> => {
  const value = sides[keep]?.value;
  const sealed = sealedFields(type).includes(field) && typeof value === 'string';
  const clear = sealed ? await current().opened.open(type, on_id, field, value) : value;
  must(!sealed || clear !== null, null, 'Cette réponse ne peut pas être lue sur ce téléphone.');
  return clear;
};

/**
 * Two phones gave two values: one stays, and the question is closed. Hours or days of which both ends
 * were asked about are answered in one act, both by whoever wrote the chosen one.
 */
export const settleConflict = async (id: string, keep: 'kept' | 'other'): Promise<void> => {
  const { found, all } = await look(async (reading) => {
    const one = await reading.get('conflict', id);
    return { found: one, all: one && otherEnd(one.field) ? await reading.all('conflict') : [] };
  });
  must(found?.kept && found.other, null, 'Cette question n’est plus ouverte.');
  const { on_type, on_id, field } = found;
  const type = on_type as RecordType;
  const { op, value } = found[keep] ?? found.kept;
  const asked = [found, ...together(found, all)];
  const changes: ClearChange[] = asked.map((one) => patch('conflict', one.id, { settled: true }, { seen: one.seen }));
  if (field === 'deleted') {
    changes.unshift(flag(type, on_id, value ? 'delete' : 'undelete'));
  } else {
    const set: Record<string, unknown> = {};
    for (const one of asked) {
      const side = one === found ? keep : sideBy(op, one);
      if (side === 'other') set[one.field] = await chosen(one, side);
    }
    if (Object.keys(set).length) changes.unshift(patch(type, on_id, set));
  }
  await act('conflict.settled', changes);
};

/** A refused note is sent again, with what waits for it. */
export const retryRefused = async (op: string): Promise<void> => {
  const account = current();
  await requeue(account.db, [op]);
  account.wrote.emit();
};

/** A refused note is given up, with what depends on it. The screen asks twice. */
export const discardRefused = (op: string): Promise<void> => discard(current().db, op);
