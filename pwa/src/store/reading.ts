import Dexie from 'dexie';
import { Overlay, type Pending, type Viewed } from '../domain/replay';
import type { RecordType } from '../domain/records';
import type { Account } from './account';
import type { AccountDb, BaseRow, Feed } from './schema';

/** The fields by which rows are found without reading all of a type. */
export type Found = 'outing' | 'youth' | 'pathway' | 'status' | 'merged_into';

type BaseKey = [generation: number, type: string, id: string];

/** The order in which lists of ids come. */
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

/** One look at the account's records: base with pending operations replayed, all at one moment. */
export class Reading {
  private constructor(
    readonly account: Account,
    readonly feed: Feed,
    private readonly overlay: Overlay,
  ) {}

  /** Runs `query` in one transaction, so that it sees no half of anything. */
  static run<T>(account: Account, query: (reading: Reading) => Promise<T>): Promise<T> {
    const { db } = account;
    const tables = [db.base, db.outbox, db.journal, db.quarantine, db.meta];
    return db.transaction('r', tables, async () => {
      const feed = (await db.getMeta('feed')) ?? NO_FEED;
      const overlay = new Overlay(await pendingOf(db, feed), account.person, feed.epoch);
      return query(new Reading(account, feed, overlay));
    });
  }

  /** One record, deleted or not; null when there is none. */
  async get<T extends RecordType>(type: T, id: string): Promise<Viewed<T> | null> {
    const row = await this.account.db.base.get([this.feed.generation, type, id]);
    return this.overlay.show(type, id, row);
  }

  /** Several records by id, those that exist. */
  async some<T extends RecordType>(type: T, ids: Iterable<string>): Promise<Viewed<T>[]> {
    const wanted = [...new Set(ids)];
    const { generation } = this.feed;
    const rows = await this.account.db.base.bulkGet(wanted.map((id): BaseKey => [generation, type, id]));
    return wanted.flatMap((id, index) => this.overlay.show(type, id, rows[index]) ?? []);
  }

  /** The ids of a type that operations not yet in the server's rows touch. */
  touched(type: RecordType): Iterable<string> {
    return this.overlay.touched(type);
  }

  /** Every record of a type, taken-back ones left out, by id. */
  all<T extends RecordType>(type: T): Promise<Viewed<T>[]> {
    const { generation } = this.feed;
    const rows = this.account.db.base
      .where('[generation+type+id]')
      .between([generation, type, Dexie.minKey], [generation, type, Dexie.maxKey]);
    return this.#shown(type, rows, (one) => !one.deleted);
  }

  /** The records of a type that say `value` in a field, by id; taken-back ones if `deleted`. */
  by<T extends RecordType>(
    type: T,
    field: Found,
    value: string,
    { deleted = false } = {},
  ): Promise<Viewed<T>[]> {
    const rows = this.account.db.base
      .where(`[generation+type+set.${field}]`)
      .equals([this.feed.generation, type, value]);
    const says = (one: object): boolean => (one as Record<string, unknown>)[field] === value;
    return this.#shown(type, rows, (one) => says(one) && (deleted || !one.deleted));
  }

  /** The records of a type that say anything in a field. */
  saying<T extends RecordType>(type: T, field: Found): Promise<Viewed<T>[]> {
    const { generation } = this.feed;
    const rows = this.account.db.base
      .where(`[generation+type+set.${field}]`)
      .between([generation, type, Dexie.minKey], [generation, type, Dexie.maxKey]);
    const says = (one: object): boolean => Boolean((one as Record<string, unknown>)[field]);
    return this.#shown(type, rows, (one) => says(one) && !one.deleted);
  }

  async #shown<T extends RecordType>(
    type: T,
    rows: { toArray(): PromiseLike<BaseRow[]> },
    keep: (one: Viewed<T>) => boolean,
  ): Promise<Viewed<T>[]> {
    const found = new Map((await rows.toArray()).map((row) => [row.id, row]));
    const shown: Viewed<T>[] = [];
    for (const row of found.values()) {
      const one = this.overlay.show(type, row.id, row);
      if (one && keep(one)) shown.push(one);
    }
    for (const id of this.overlay.touched(type)) {
      if (found.has(id)) continue;
      const one = await this.get(type, id);
      if (one && keep(one)) shown.push(one);
    }
    return shown.sort(byId);
  }
}

/** Before the first sign-in has written one. */
export const NO_FEED: Feed = { generation: 1, epoch: '', cursor: 0, scopes: null, building: null };

/** What is to be replayed, in the order in which it was made. */
const pendingOf = async (db: AccountDb, feed: Feed): Promise<Pending[]> => {
  const [outbox, quarantine, sending, answered] = await Promise.all([
    db.outbox.toArray(),
    db.quarantine.toArray(),
    db.getMeta('sending'),
    // answered since, but their rows went beside: shown until the swap
    feed.building ? db.journal.where('generation').above(feed.generation).toArray() : [],
  ]);
  const sent = new Set(sending);
  const state = (op: string, again?: true): Pending['state'] =>
    again ? 'again' : sent.has(op) ? 'sending' : 'here';
  const all: (Pending & { at: string })[] = [
    ...outbox.map(({ op, at, changes, again }) => ({ op, at, changes, state: state(op, again) })),
    ...quarantine.map(({ op, at, changes, refusal }) => ({ op, at, changes, refusal, state: 'refused' as const })),
    ...answered.map(({ op, at, changes }) => ({ op, at, changes, state: 'answered' as const })),
  ];
  return all.sort((one, other) => (one.at < other.at || (one.at === other.at && one.op < other.op) ? -1 : 1));
};
