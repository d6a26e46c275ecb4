import { Overlay, type Pending } from '../domain/replay';
import type { AccountDb, Feed } from './schema';

/** An operation to replay, and what its line says of it. */
export interface KeptPending extends Pending {
  at: string;
  name: string;
  madeAt: number;
  /** It is among those being sent now. */
  sent: boolean;
}

/** Everything to replay, at one moment. */
export interface Replay {
  list: readonly KeptPending[];
  overlay: Overlay;
}

interface Known extends Replay {
  /** What else it depends on: whose feed, and what is being sent. */
  context: string;
  word: string;
}

interface Step {
  from: string;
  added: KeptPending;
}

const MOST_STEPS = 50;

/**
 * The last replay read, kept for as long as the database says that nothing has changed. One act
 * more is put on top of it instead of reading all again.
 */
export class KnownReplay {
  #known: Known | null = null;
  readonly #steps = new Map<string, Step>();

  /**
   * An act is about to be kept that leads from one word to another. Should it come to nothing, its
   * word never shows up.
   */
  expect(from: string, to: string, added: KeptPending): void {
    this.#steps.set(to, { from, added });
    if (this.#steps.size > MOST_STEPS) for (const first of this.#steps.keys()) return void this.#steps.delete(first);
  }

  /** The replay of a state of the database, when it can be told without reading it. */
  at(word: string, context: string): Replay | null {
    if (this.#known?.context !== context) return null;
    const added = this.#since(this.#known.word, word);
    if (!added) return null;
    let { list, overlay } = this.#known;
    for (const one of added) {
      const last = list.at(-1);
      if (last && !isBefore(last, one)) return null;
      list = [...list, one];
      overlay = overlay.with(one);
    }
    this.#known = { word, context, list, overlay };
    return this.#known;
  }

  /** This was just read. */
  learn(word: string, context: string, list: KeptPending[], overlay: Overlay): Replay {
    this.#known = { word, context, list, overlay };
    return this.#known;
  }

  /** The acts between two words, in order; null when other things have happened. */
  #since(from: string, to: string): KeptPending[] | null {
    const added: KeptPending[] = [];
    for (let back = to; back !== from; ) {
      const step = this.#steps.get(back);
      if (!step) return null;
      added.unshift(step.added);
      back = step.from;
    }
    return added;
  }

  forget(): void {
    this.#known = null;
    this.#steps.clear();
  }
}

/** What is to be replayed, in the order in which it was made. */
export const readPending = async (db: AccountDb, feed: Feed, sending: readonly string[]): Promise<KeptPending[]> => {
  const [outbox, quarantine, answered] = await Promise.all([
    db.outbox.toArray(),
    db.quarantine.toArray(),
    // answered since, but their rows went beside: shown until the swap
    feed.building ? db.journal.where('generation').above(feed.generation).toArray() : [],
  ]);
  const ids = new Set(sending);
  const all: KeptPending[] = [
    ...outbox.map(({ op, at, name, madeAt, changes, again }): KeptPending => {
      const sent = ids.has(op);
      return { op, at, name, madeAt, changes, sent, state: again ? 'again' : sent ? 'sending' : 'here' };
    }),
    ...quarantine.map(({ op, at, name, madeAt, changes, refusal }): KeptPending => {
      return { op, at, name, madeAt, changes, refusal, sent: false, state: 'refused' };
    }),
    ...answered.map(({ op, at, name, madeAt, changes }): KeptPending => {
      return { op, at, name, madeAt, changes, sent: false, state: 'answered' };
    }),
  ];
  return all.sort((one, other) => (isBefore(one, other) ? -1 : 1));
};

const isBefore = (one: KeptPending, other: KeptPending): boolean =>
  one.at < other.at || (one.at === other.at && one.op < other.op);
