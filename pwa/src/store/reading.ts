import Dexie from 'dexie';
import { Overlay, type Viewed } from '../domain/replay';
import type { RecordType } from '../domain/records';
import type { Account } from './account';
import { NO_FEED } from './feed';
import type { Known } from './known';
import type { KnownType } from './known_rows';
import { readPending, type Replay } from './pending';
import type { RevisionKey } from './revisions';
import type { BaseRow, Feed, MetaKey, MetaValues } from './schema';

/** The fields by which rows are found without reading all of a type. */
export type Found = 'outing' | 'youth' | 'pathway' | 'status' | 'merged_into';

type BaseKey = [generation: number, type: string, id: string];

/** The order in which lists of ids come. */
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

/**
 * One look at the account's records: base with pending operations replayed, all at one moment. What
 * was read before is not read again while the database says that it has not changed.
 */
export class Reading {
  private constructor(
    readonly account: Account,
    readonly feed: Feed,
    private readonly known: Known,
    private readonly replay: Replay,
    readonly meta: Meta,
  ) {}

  // Dexie follows awaits only where the function it is given is an async one.

  /** Runs `query` in one transaction, so that it sees no half of anything. */
  static run<T>(account: Account, query: (reading: Reading) => Promise<T>): Promise<T> {
    const { db } = account;
    return db.transaction('r', VIEWED.map((table) => db[table]), async () => Reading.within(account, query));
  }

  /** The same in a transaction that runs already, on all that is `VIEWED`. */
  static async within<T>(account: Account, query: (reading: Reading) => Promise<T>): Promise<T> {
    const { db, known } = account;
    // all of it at once: asking costs more than what comes
    const meta = new Meta(await db.meta.toArray());
    const feed = meta.get('feed') ?? NO_FEED;
    const replay = await replayed(account, feed, meta);
    return query(new Reading(account, feed, known, replay, meta));
  }

  /** When the server last said that it had everything (ms); null before the first time. */
  get receipt(): number | null {
    return this.meta.get('receipt') ?? null;
  }

  /** Everything that was written here and is not in the rows yet, in the order in which it was made. */
  get pending(): Replay['list'] {
    return this.replay.list;
  }

  /** How many operations the journal keeps that `counts` counts. */
  async answered(counts: (name: string) => boolean): Promise<number> {
    const word = this.meta.word('rev:answered');
    let { answered } = this.known;
    if (answered?.word !== word) {
      answered = { word, names: (await this.account.db.journal.toArray()).map(({ name }) => name) };
      this.known.answered = answered;
    }
    return answered.names.filter(counts).length;
  }

  /** One record, deleted or not; null when there is none. */
  async get<T extends RecordType>(type: T, id: string): Promise<Viewed<T> | null> {
    const [one] = await this.#get(type, [id]);
    return one ?? null;
  }

  /** Several records by id, those that exist. */
  async some<T extends RecordType>(type: T, ids: Iterable<string>): Promise<Viewed<T>[]> {
    const found = await this.#get(type, [...new Set(ids)]);
    return found.filter((one) => one !== null);
  }

  /** The ids of a type that operations not yet in the server's rows touch. */
  touched(type: RecordType): Iterable<string> {
    return this.replay.overlay.touched(type);
  }

  /** Every record of a type, by id; taken-back ones if `deleted`. */
  all<T extends RecordType>(type: T, { deleted = false } = {}): Promise<Viewed<T>[]> {
    const { generation } = this.feed;
    const rows = () =>
      this.account.db.base
        .where('[generation+type+id]')
        .between([generation, type, Dexie.minKey], [generation, type, Dexie.maxKey])
        .toArray();
    return this.#shown(type, 'all', rows, (one) => deleted || !one.deleted);
  }

  /** The records of a type that say `value` in a field, by id; taken-back ones if `deleted`. */
  by<T extends RecordType>(
    type: T,
    field: Found,
    value: string,
    { deleted = false } = {},
  ): Promise<Viewed<T>[]> {
    const rows = () =>
      this.account.db.base
        .where(`[generation+type+set.${field}]`)
        .equals([this.feed.generation, type, value])
        .toArray();
    const says = (one: object): boolean => (one as Record<string, unknown>)[field] === value;
    return this.#shown(type, `${field}=${value}`, rows, (one) => says(one) && (deleted || !one.deleted));
  }

  /** The records of a type that say anything in a field. */
  saying<T extends RecordType>(type: T, field: Found): Promise<Viewed<T>[]> {
    const { generation } = this.feed;
    const rows = () =>
      this.account.db.base
        .where(`[generation+type+set.${field}]`)
        .between([generation, type, Dexie.minKey], [generation, type, Dexie.maxKey])
        .toArray();
    const says = (one: object): boolean => Boolean((one as Record<string, unknown>)[field]);
    return this.#shown(type, `${field}?`, rows, (one) => says(one) && !one.deleted);
  }

  async #shown<T extends RecordType>(
    type: T,
    key: string,
    read: () => PromiseLike<BaseRow[]>,
    keep: (one: Viewed<T>) => boolean,
  ): Promise<Viewed<T>[]> {
    const known = this.#known(type);
    let rows = known.list(key);
    if (!rows) known.keepList(key, (rows = await read()));
    const { overlay } = this.replay;
    const found = new Set<string>();
    const shown: Viewed<T>[] = [];
    for (const row of rows) {
      found.add(row.id);
      const one = overlay.show(type, row.id, row);
      if (one && keep(one)) shown.push(one);
    }
    const others = [...overlay.touched(type)].filter((id) => !found.has(id));
    for (const one of await this.#get(type, others)) if (one && keep(one)) shown.push(one);
    return shown.sort(byId);
  }

  async #get<T extends RecordType>(type: T, ids: readonly string[]): Promise<(Viewed<T> | null)[]> {
    if (ids.length === 0) return [];
    const known = this.#known(type);
    const unread = ids.filter((id) => !known.knows(id));
    const read = new Map<string, BaseRow | undefined>();
    if (unread.length) {
      const { generation } = this.feed;
      const rows = await this.account.db.base.bulkGet(unread.map((id): BaseKey => [generation, type, id]));
      for (const [index, id] of unread.entries()) {
        read.set(id, rows[index]);
        known.keepRow(id, rows[index]);
      }
    }
    return ids.map((id) => this.replay.overlay.show(type, id, read.get(id) ?? known.row(id)));
  }

  /** What is known of a type at the moment of this reading. */
  #known(type: string): KnownType {
    const { feed, meta } = this;
    return this.known.rows.of(type, `${feed.generation} ${meta.word('rev:base')} ${meta.word(`rev:base:${type}`)}`);
  }
}

/** What a reading looks at. */
export const VIEWED = ['base', 'outbox', 'journal', 'quarantine', 'meta'] as const;

/** All of the small table, at one moment. */
class Meta {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(rows: readonly { key: MetaKey; value: unknown }[]) {
    this.#values = new Map(rows.map(({ key, value }) => [key, value]));
  }

  get<K extends MetaKey>(key: K): MetaValues[K] | undefined {
    return this.#values.get(key) as MetaValues[K] | undefined;
  }

  word(key: RevisionKey): string {
    return this.get(key) ?? '';
  }
}

/** What is to be replayed: what is known of this state of the database, else read anew. */
const replayed = async (
  { db, person, known }: Account,
  feed: Feed,
  meta: Meta,
): Promise<Replay> => {
  const word = meta.word('rev:pending');
  const sending = meta.get('sending') ?? [];
  const beside = feed.building ? `${feed.building.generation} ${meta.word('rev:answered')}` : '';
  const context = [feed.generation, feed.epoch, beside, ...sending].join(' ');
  const held = known.replay.at(word, context);
  if (held) return held;
  const list = await readPending(db, feed, sending);
  return known.replay.learn(word, context, list, new Overlay(list, person, feed.epoch));
};
