import { mendOf } from '../../domain/mending';
import { live, type Live } from '../live';
import type { Reading } from '../reading';
import { RESEAL } from '../schema';

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
