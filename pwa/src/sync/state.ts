import { Cell } from '../store/signal';
import type { Account } from '../store/account';
import type { Reading } from '../store/reading';
import { readSummary } from '../store/views/sync';

/** What the sync line says: never more than is known. Moments in ms. */
export type SyncState =
  | { what: 'offline'; count: number }
  | { what: 'sending'; count: number }
  | { what: 'reading'; done: number }
  | { what: 'uptodate'; at: number }
  | { what: 'waiting'; count: number }
  | { what: 'problem'; code: string; message: string; count: number };

/** What sync is doing. */
export type Phase =
  | { is: 'idle' | 'offline' | 'running' }
  | { is: 'reading'; done: number }
  | { is: 'problem'; code: string; message: string };

/** What the outbox and the last receipt say. */
export interface Held {
  count: number;
  receipt: number | null;
}

/** "À jour" only when the server has said so since, and nothing waits. */
export const stateOf = (phase: Phase, { count, receipt }: Held): SyncState => {
  if (phase.is === 'problem') return { what: 'problem', code: phase.code, message: phase.message, count };
  if (phase.is === 'offline') return { what: 'offline', count };
  if (phase.is === 'reading') return { what: 'reading', done: phase.done };
  if (phase.is === 'running' && count > 0) return { what: 'sending', count };
  return count === 0 && receipt !== null ? { what: 'uptodate', at: receipt } : { what: 'waiting', count };
};

const held = async (reading: Reading): Promise<Held> => {
  const { here, sending, receivedAt } = await readSummary(reading);
  return { count: here + sending, receipt: receivedAt };
};

const NOTHING: Held = { count: 0, receipt: null };

/** The state that screens show, put together from what sync does and what the phone holds. */
export class Status {
  readonly state = new Cell<SyncState>(stateOf({ is: 'idle' }, NOTHING));
  #phase: Phase = { is: 'idle' };
  #held: Held = NOTHING;
  #watched: (() => void) | null = null;

  /** Follows the outbox and the receipt of an account; null follows nobody. */
  follow(account: Account | null): void {
    this.#watched?.();
    this.#watched = null;
    this.#phase = { is: 'idle' };
    this.#held = NOTHING;
    this.#tell();
    if (!account) return;
    this.#watched = account.watching.add(held, (now) => {
      this.#held = now;
      this.#tell();
    });
  }

  enter(phase: Phase): void {
    this.#phase = phase;
    this.#tell();
  }

  #tell(): void {
    this.state.set(stateOf(this.#phase, this.#held));
  }
}
