import { dayOf, type Day } from '../../domain/days';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import type { SealedAt } from '../opened';
import { Reading } from '../reading';
import type { Feed } from '../schema';
import { Breath, pause } from './breath';
import { Changes } from './changes';
import { Files, HANGING, type Hanging } from './files';
import { latestSeenFirst, lineOf, type Reads, type YouthLine } from './line';
import { readAll } from './reading_all';
import { seenLast } from './seen_last';

const TYPES = ['youth', ...HANGING] as const;
type Kind = (typeof TYPES)[number];

/** Most records of a type looked at again at once. */
const MOST = 250;
/** Names opened at once: as many as a screen shows first, then more. */
const SCREENFUL = 12;
const MANY = 60;
/** How often the list says that more names are open. */
const TELL_MS = 250;
const RETRY_MS = 500;
const SEALED = ['name', 'contact', 'birth_date'] as const;

type Listener = (lines: YouthLine[] | undefined) => void;

/**
 * The list of young people, kept in memory and current: made once in slices that leave the screen
 * free, then only what has changed is read and dressed again. Names on screen are opened first,
 * then those seen last. A line that has not changed stays the same object. Nothing is read while
 * nobody listens; all of it leaves memory when the phone locks.
 */
export class YouthIndex {
  readonly #changes: Changes;
  readonly #listeners = new Set<Listener>();
  readonly #firstListeners = new Set<Listener>();
  readonly #reads: Reads;
  #files = new Files();
  #feed: Feed | null = null;
  #lines = new Map<string, YouthLine>();
  #ordered: YouthLine[] = [];
  /** Those seen last, until the whole list is there. */
  #first: YouthLine[] | undefined;
  #touched: ReadonlyMap<Kind, ReadonlySet<string>> = new Map();
  /** Files whose sealed fields are still to be opened. */
  #closed = new Set<string>();
  #wanted = new Set<string>();
  #shown = false;
  /** Somebody waits for the list, changed or not. */
  #owed = false;
  /** The first names are open. */
  #named = false;
  #told = 0;
  #day: Day | null = null;
  #era = 0;
  #running = false;

  constructor(private readonly account: Account) {
    this.#reads = { read: (...at) => account.opened.peek(...at) };
    this.#changes = new Changes(account.db, TYPES, () => void this.#run());
    account.opened.cleared.on(() => this.#forget());
  }

  /** Tells the list now when it is current, else soon (`undefined` meanwhile), and at each change. */
  subscribe(run: Listener): () => void {
    this.#changes.listen();
    this.#listeners.add(run);
    const current = this.#shown && !this.#changes.any && this.#day === this.#today();
    this.#owed ||= !current;
    run(current ? this.#ordered : undefined);
    void this.#run();
    return () => this.#listeners.delete(run);
  }

  /** Tells those seen last as soon as they are read, on the way to the whole list. */
  subscribeFirst(run: Listener): () => void {
    this.#firstListeners.add(run);
    run(this.#first);
    return () => this.#firstListeners.delete(run);
  }

  /** The name of this youth is looked at: it is opened before others. */
  want(id: string): void {
    if (this.#closed.has(id)) this.#wanted.add(id);
  }

  /** Nothing stays in memory; whoever still listens is told what can be shown without keys. */
  #forget(): void {
    this.#era += 1;
    this.#changes.stop();
    this.#files = new Files();
    this.#lines = new Map();
    this.#ordered = [];
    this.#tellFirst(undefined);
    this.#touched = new Map();
    this.#closed.clear();
    this.#wanted.clear();
    this.#shown = false;
    this.#named = false;
    if (!this.#listeners.size) return;
    this.#owed = true;
    this.#changes.listen();
    for (const run of this.#listeners) run(undefined);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      // asked and left in one breath: whoever tells of a change meanwhile would find it still running
      while (this.#listeners.size && this.#hasWork) await this.#goOn();
    } catch {
      // the connection was lost, or closed for good: tried again while somebody listens
      this.#changes.everythingAgain();
      setTimeout(() => void this.#run(), RETRY_MS);
    } finally {
      this.#running = false;
    }
  }

  get #hasWork(): boolean {
    return this.#changes.any || this.#day !== this.#today() || this.#closed.size > 0;
  }

  async #goOn(): Promise<void> {
    const era = this.#era;
    if (this.#changes.everything) await this.#readAgain(era);
    else if (this.#changes.any || this.#day !== this.#today()) await this.#catchUp(era);
    else await this.#openSome(era);
  }

  async #readAgain(era: number): Promise<void> {
    this.#changes.everything = false;
    // whoever asks for both is there by then
    await Promise.resolve();
    if (!this.#shown && this.#firstListeners.size) await this.#showFirst(era);
    const files = new Files();
    const feed = await readAll(this.account, files, new Breath());
    if (era !== this.#era) return;
    const gone = [...this.#lines.keys()];
    [this.#files, this.#feed, this.#touched] = [files, feed, new Map()];
    // what waits comes on top of it, in the same telling
    this.#changes.pending = true;
    await this.#catchUp(era, gone);
  }

  async #showFirst(era: number): Promise<void> {
    const found = await Reading.run(this.account, seenLast);
    await this.account.opened.openAll(found.flatMap(({ youth }) => this.#toOpen(youth)));
    if (era !== this.#era) return;
    this.#tellFirst(found.map((one) => lineOf(one, this.#reads, this.account)).sort(latestSeenFirst));
    await pause();
  }

  #tellFirst(lines: YouthLine[] | undefined): void {
    this.#first = lines;
    for (const run of [...this.#firstListeners]) run(lines);
  }

  async #catchUp(era: number, also: readonly string[] = []): Promise<void> {
    this.#changes.pending = false;
    const taken = new Map(TYPES.map((type) => [type, this.#changes.take(type, MOST)]));
    const found = await Reading.run(this.account, (reading) => this.#look(reading, taken));
    if (era !== this.#era) return;
    if (!found) {
      this.#changes.everythingAgain();
      return;
    }
    this.#touched = found.touched;
    for (const [type, rows] of found.rows) for (const [id, row] of rows) this.#files.put(type, id, row);
    const ids = this.#files.settle();
    for (const id of also) ids.add(id);
    const day = this.#today();
    if (this.#day !== day) for (const id of this.#lines.keys()) ids.add(id);
    this.#day = day;
    if (await this.#dress(ids, era)) this.#owed = true;
    if (era === this.#era && !this.#changes.any && this.#owed) this.#tell();
  }

  /** Those records as they are now, all at one moment; null when all must be read again. */
  async #look(reading: Reading, taken: ReadonlyMap<Kind, string[]>) {
    const { generation, epoch } = reading.feed;
    if (generation !== this.#feed?.generation || epoch !== this.#feed.epoch) return null;
    const touched = new Map(TYPES.map((type) => [type, new Set(reading.touched(type))]));
    const rows = new Map<Kind, Map<string, Viewed<Hanging | 'youth'> | null>>();
    for (const type of TYPES) {
      const ids = new Set([...(taken.get(type) ?? []), ...(this.#touched.get(type) ?? []), ...(touched.get(type) ?? [])]);
      if (!ids.size) continue;
      const now = new Map<string, Viewed<Hanging | 'youth'> | null>([...ids].map((id) => [id, null]));
      for (const row of await reading.some(type, ids)) now.set(row.id, row);
      rows.set(type, now);
    }
    return { rows, touched };
  }

  /** Makes the lines of these files anew; whether any differs. */
  async #dress(ids: Iterable<string>, era: number): Promise<boolean> {
    const breath = new Breath();
    let changed = false;
    for (const id of ids) {
      const found = this.#files.find(id);
      const before = this.#lines.get(id);
      const line = found && lineOf(found, this.#reads, this.account);
      if (!line) changed = this.#lines.delete(id) || changed;
      else if (!before || !same(line, before)) {
        this.#lines.set(id, line);
        changed = true;
      }
      if (found && this.#toOpen(found.youth).length) this.#closed.add(id);
      else this.#closed.delete(id);
      await breath.taken();
      if (era !== this.#era) return false;
    }
    return changed;
  }

  async #openSome(era: number): Promise<void> {
    const few = !this.#named || this.#wanted.size > 0;
    const next = this.#nextClosed(few ? SCREENFUL : MANY);
    const files = next.flatMap((id) => this.#files.find(id) ?? []);
    await this.account.opened.openAll(files.flatMap(({ youth }) => this.#toOpen(youth)));
    if (era !== this.#era) return;
    await this.#dress(next, era);
    if (era !== this.#era) return;
    this.#named = true;
    // what cannot be opened stays as it is said to be
    for (const id of next) this.#closed.delete(id);
    if (few || !this.#closed.size || performance.now() - this.#told > TELL_MS) this.#tell();
    // the screen is drawn before more is done
    await pause();
  }

  #nextClosed(most: number): string[] {
    const next: string[] = [];
    for (const id of this.#wanted) {
      if (!this.#closed.has(id)) this.#wanted.delete(id);
      else if (next.length < most) next.push(id);
    }
    for (const { id } of this.#ordered) {
      if (next.length >= most) return next;
      if (this.#closed.has(id) && !this.#wanted.has(id)) next.push(id);
    }
    if (!next.length) this.#closed.clear();
    return next;
  }

  #toOpen(youth: Viewed<'youth'>): SealedAt[] {
    return SEALED.flatMap((field) => {
      const at = { type: 'youth', id: youth.id, field, sealed: youth[field] ?? '' };
      return this.#reads.read(at.type, at.id, field, at.sealed).state === 'opening' ? [at] : [];
    });
  }

  #tell(): void {
    const kept = this.#ordered.flatMap(({ id }) => this.#lines.get(id) ?? []);
    const known = new Set(kept.map(({ id }) => id));
    for (const line of this.#lines.values()) if (!known.has(line.id)) kept.push(line);
    this.#ordered = kept.sort(latestSeenFirst);
    this.#shown = true;
    this.#owed = false;
    this.#told = performance.now();
    for (const run of [...this.#listeners]) run(this.#ordered);
    if (this.#first) this.#tellFirst(undefined);
  }

  #today(): Day {
    return dayOf(this.account.now(), this.account.zone);
  }
}

/** Whether two lines of one file say the same. */
const same = (one: YouthLine, other: YouthLine): boolean => JSON.stringify(one) === JSON.stringify(other);

const indexes = new WeakMap<Account, YouthIndex>();

/** The index of an account, the same as long as it is unlocked. */
export const youthIndex = (account: Account): YouthIndex => {
  const known = indexes.get(account) ?? new YouthIndex(account);
  indexes.set(account, known);
  return known;
};
