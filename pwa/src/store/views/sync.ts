import { mendOf } from '../../domain/mending';
import { sealedFields, type ConflictSide } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import { RESEAL } from '../schema';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';

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
  /** Something in it can be mended here. */
  mendable: boolean;
}

/** One of two values; `opened` when the field is sealed, `mine`: written by whoever is here, on this phone or (`elsewhere`) another. */
export type SideShown = ConflictSide & { opened?: Opened; mine: 'here' | 'elsewhere' | null };

/** Two phones gave two values. */
export interface ConflictShown {
  id: string;
  type: string;
  record: string;
  field: string;
  kept: SideShown;
  other: SideShown;
}

/** In the outbox, whatever is being done about it. */
const WAITING: ReadonlySet<string> = new Set(['here', 'sending', 'again']);

export const syncSummary = (): Live<SyncSummary> =>
  live(readSummary, (found) => found);

/** The same, once. */
export const readSummary = async (reading: Reading): Promise<SyncSummary> => {
  const isNote = (name: string): boolean => name !== RESEAL;
  const server = await reading.answered(isNote);
  const waiting = reading.pending.filter(({ state, name }) => WAITING.has(state) && isNote(name));
  const sending = waiting.filter(({ sent }) => sent).length;
  const refused = reading.pending.filter(({ state }) => state === 'refused').length;
  return {
    here: waiting.length - sending,
    sending,
    server,
    refused,
    oldest: waiting.reduce<number | null>((least, { madeAt }) => Math.min(least ?? madeAt, madeAt), null),
    receivedAt: reading.receipt,
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
          mendable: !waits && mendOf(refusal, changes) !== null,
        };
      }),
  );

/** A note that the server has answered. `type`: of the record it is about; `at`: when it was written (ms). */
export interface SentNote {
  op: string;
  type: string;
  at: number;
}

const MOST_SENT = 30;

/** The latest notes received by the server, latest first. */
export const lastSent = (): Live<SentNote[]> =>
  live(
    ({ account: { db } }) =>
      db.journal
        .orderBy('answeredAt')
        .reverse()
        .filter(({ name }) => name !== RESEAL)
        .limit(MOST_SENT)
        .toArray(),
    (found) => found.map(({ op, changes, madeAt }) => ({ op, type: changes[0]?.type ?? '', at: madeAt })),
  );

/** Open conflicts; those whose opened values turn out equal are left out. */
export const conflicts = (): Live<ConflictShown[]> =>
  live(
    async (reading) => withoutErased(reading, await reading.all('conflict')),
    (rows, opened, account) =>
      rows.flatMap((row) => {
        const { id, on_type: type, on_id: record, field, kept, other } = row;
        if (row.settled || !kept || !other) return [];
        const side = (one: ConflictSide): SideShown => ({ ...one, mine: mine(one, account), ...openedSide(opened, type, record, field, one) });
        const shown = { id, type, record, field, kept: side(kept), other: side(other) };
        return same(shown) ? [] : [shown];
      }),
  );

/** Nobody is asked which name to keep of whoever is erased, nor which note. */
const withoutErased = async (reading: Reading, rows: Viewed<'conflict'>[]): Promise<Viewed<'conflict'>[]> => {
  const sealed = rows.filter(({ on_type, field }) => sealedFields(on_type).includes(field));
  const steps = await reading.some('step', sealed.flatMap(({ on_type, on_id }) => (on_type === 'step' ? on_id : [])));
  const fileOf = new Map(steps.map(({ id, youth }) => [id, youth]));
  const file = ({ on_id }: Viewed<'conflict'>): string => fileOf.get(on_id) ?? on_id;
  const gone = await erasedAmong(reading, sealed.map(file), await mergedFiles(reading));
  const dropped = new Set(sealed.filter((row) => gone.has(file(row))).map(({ id }) => id));
  return rows.filter(({ id }) => !dropped.has(id));
};

const mine = ({ by, device }: ConflictSide, account: Account): SideShown['mine'] => {
  if (by !== account.person) return null;
  return device === account.device ? 'here' : 'elsewhere';
};

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
