import Dexie from 'dexie';
import type { RecordType } from '../../domain/records';
import type { AccountDb } from '../schema';

/** As Dexie tells what a transaction wrote: a tree of ranges of keys, a single key being one too. */
interface Ranges {
  from?: unknown;
  to?: unknown;
  l?: Ranges | null;
  r?: Ranges | null;
}

const PENDING = ['outbox', 'quarantine', 'journal'] as const;
/** The entries of `meta` by which other rows, or another state of them, are shown. */
const SHOWN_BY = new Set<unknown>(['feed', 'sending']);

/** Which records may have changed since they were last looked at, whichever tab wrote them. */
export class Changes {
  /** All must be read again. */
  everything = true;
  /** Operations waiting, or what is known of them, changed. */
  pending = true;
  readonly #ids = new Map<string, Set<string>>();
  #listener: ((parts: object) => void) | null = null;

  constructor(
    private readonly db: AccountDb,
    types: readonly RecordType[],
    private readonly told: () => void,
  ) {
    for (const type of types) this.#ids.set(type, new Set());
  }

  /** Listens from now on. */
  listen(): void {
    if (this.#listener) return;
    this.#listener = (parts) => this.#note(parts as Record<string, Ranges>);
    Dexie.on('storagemutated', this.#listener);
  }

  /** Listens no more, and so knows nothing any more. */
  stop(): void {
    if (this.#listener) Dexie.on.storagemutated.unsubscribe(this.#listener);
    this.#listener = null;
    this.everythingAgain();
  }

  /** Whatever was noted one by one is part of it. */
  everythingAgain(): void {
    this.everything = this.pending = true;
    for (const ids of this.#ids.values()) ids.clear();
  }

  get any(): boolean {
    return this.everything || this.pending || [...this.#ids.values()].some(({ size }) => size > 0);
  }

  /** Up to `most` ids of a type, taken off the list. */
  take(type: RecordType, most: number): string[] {
    const ids = this.#ids.get(type);
    const taken = [...(ids ?? [])].slice(0, most);
    for (const id of taken) ids?.delete(id);
    return taken;
  }

  #note(parts: Record<string, Ranges>): void {
    const of = (table: string): Ranges | undefined => parts[`idb://${this.db.name}/${table}/`];
    const before = this.any;
    if (PENDING.some((table) => of(table))) this.pending = true;
    for (const { from, to } of each(of('meta'))) if (from !== to || SHOWN_BY.has(from)) this.pending = true;
    for (const { from, to } of each(of('base'))) this.#noteRange(from, to);
    if (this.any && !before) this.told();
  }

  #noteRange(from: unknown, to: unknown): void {
    if (!Array.isArray(from) || !Array.isArray(to) || from.join('/') !== to.join('/')) {
      this.everythingAgain();
      return;
    }
    const [, type, id] = from as [number, string, string];
    this.#ids.get(type)?.add(id);
  }
}

function* each(ranges: Ranges | null | undefined): Generator<Ranges> {
  if (!ranges || !('from' in ranges)) return;
  yield* each(ranges.l);
  yield ranges;
  yield* each(ranges.r);
}
