import { sealedFields, type ConflictSide } from '../../domain/records';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import { RESEAL, type KeptOperation } from '../schema';

/** Where the notes written on this phone are. A note is one operation. */
export interface SyncSummary {
  here: number;
  sending: number;
  /** Answered in the last 30 days. */
  server: number;
  refused: number;
  /** When the oldest unsent note was written (ms); null when none waits. */
  oldest: number | null;
  /** When the server last said it had everything (ms); null before the first time. */
  receivedAt: number | null;
}

/** A refused note, or one that waits for it. `act` is its name (`youth.noted`…). */
export interface RefusedAct {
  op: string;
  act: string;
  at: number;
  code: string;
  message: string;
  field: string | null;
  about: { type: string; id: string } | null;
  waits: boolean;
}

/** Two phones gave two values. `opened` when the field is sealed. */
export interface ConflictShown {
  id: string;
  type: string;
  record: string;
  field: string;
  kept: ConflictSide & { opened?: Opened };
  other: ConflictSide & { opened?: Opened };
}

export const syncSummary = (): Live<SyncSummary> =>
  live(readSummary, (found) => found);

/** The same, once. */
export const readSummary = async ({ account: { db } }: Reading): Promise<SyncSummary> => {
  const isNote = ({ name }: KeptOperation): boolean => name !== RESEAL;
  const [waiting, sent, server, refused, receipt] = await Promise.all([
    db.outbox.orderBy('at').filter(isNote).toArray(),
    db.getMeta('sending'),
    db.journal.filter(isNote).count(),
    db.quarantine.count(),
    db.getMeta('receipt'),
  ]);
  const sending = waiting.filter(({ op }) => sent?.includes(op)).length;
  return {
    here: waiting.length - sending,
    sending,
    server,
    refused,
    oldest: waiting.reduce<number | null>((least, { madeAt }) => Math.min(least ?? madeAt, madeAt), null),
    receivedAt: receipt ?? null,
  };
};

/** What the server refused and what waits with it, in the order in which it was written. */
export const refusals = (): Live<RefusedAct[]> =>
  live(
    ({ account }) => account.db.quarantine.orderBy('at').toArray(),
    (found) =>
      found.map(({ op, name, madeAt, refusal, waits, changes }) => {
        const to = changes[waits ? 0 : refusal.change] ?? changes[0];
        return {
          op,
          act: name,
          at: madeAt,
          code: refusal.code,
          message: refusal.message_fr,
          field: refusal.field,
          about: to ? { type: to.type, id: to.id } : null,
          waits,
        };
      }),
  );

/** Open conflicts; those whose opened values turn out equal are left out. */
export const conflicts = (): Live<ConflictShown[]> =>
  live(
    (reading) => reading.all('conflict'),
    (rows, opened) =>
      rows.flatMap((row) => {
        const { id, on_type: type, on_id: record, field, kept, other } = row;
        if (row.settled || !kept || !other) return [];
        const side = (one: ConflictSide) => ({ ...one, ...openedSide(opened, type, record, field, one) });
        const shown = { id, type, record, field, kept: side(kept), other: side(other) };
        return same(shown) ? [] : [shown];
      }),
  );

const openedSide = (
  opened: OpenedValues,
  type: string,
  record: string,
  field: string,
  { value }: ConflictSide,
): { opened?: Opened } =>
  sealedFields(type).includes(field)
    ? { opened: opened.read(type, record, field, typeof value === 'string' ? value : null) }
    : {};

const same = ({ kept, other }: Pick<ConflictShown, 'kept' | 'other'>): boolean => {
  const value = ({ value: plain, opened }: ConflictShown['kept']): unknown =>
    opened?.state === 'ok' ? opened.value : plain;
  return JSON.stringify(value(kept)) === JSON.stringify(value(other));
};
