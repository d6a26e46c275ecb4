import { instant, type Instant } from '../domain/days';
import type { OrganisationKeys } from '../seal';
import { Known } from './known';
import { Locked } from './locked';
import { OpenedValues } from './opened';
import { AccountDb, type KnownAccount } from './schema';
import { Signal } from './signal';
import { Watching } from './watching';

/** One person on this phone: their database, and, while unlocked, their keys. */
export class Account {
  readonly db: AccountDb;
  readonly opened: OpenedValues;
  /** What was read and has not changed since. */
  readonly known = new Known();
  /** The views that are open. */
  readonly watching = new Watching(this);
  /** An operation was written: sync listens. */
  readonly wrote = new Signal();
  /** The draft that the act being written brings to its end. */
  finishing: string | null = null;
  /** Whether each note has a second copy; not in training. */
  copies = false;
  /** Settles once every note written so far has its second copy. */
  copying: Promise<void> = Promise.resolve();
  /** Names of the second copies that are to come back: none of them is dropped. */
  untaken: ReadonlySet<string> = new Set();
  /** How many notes came back from the second copy when it was opened: the browser had lost its database. */
  recovered = 0;
  /** To add to this phone's clock, in ms, as last learnt from the server. */
  offset = 0;

  constructor(
    readonly who: KnownAccount,
    readonly device: string,
    public keys: OrganisationKeys | null,
    /** Opens grants; kept while unlocked, for inviting. */
    public privateKey: CryptoKey | null = null,
    db?: AccountDb,
  ) {
    this.db = db ?? new AccountDb(who.person);
    this.opened = new OpenedValues(() => this.keys);
  }

  get person(): string {
    return this.who.person;
  }

  get zone(): string {
    return this.who.organisation.time_zone;
  }

  /** Milliseconds since 1970 on the server's clock, as well as this phone knows. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** The same as an instant. */
  nowInstant(): Instant {
    return instant(this.now());
  }

  /** Reads what was learnt of the clock before. Call once after opening. */
  async recall(): Promise<void> {
    this.offset = (await this.db.getMeta('clock'))?.offset ?? 0;
  }

  /** Keys and opened names leave memory. */
  forget(): void {
    this.keys = null;
    this.privateKey = null;
    this.opened.clear();
    this.known.forget();
  }
}

let active: Account | null = null;

/** Whose app this is from now on; null when locked. */
export const use = (account: Account | null): void => {
  active = account;
};

/** The unlocked account. Throws Locked. */
export const current = (): Account => {
  if (!active) throw new Locked();
  return active;
};
