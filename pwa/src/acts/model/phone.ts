import type { RecordType } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import type { OrganisationKeys } from '../../seal';
import type { Me } from '../../server/accounts';
import { Offline, ServerRefused } from '../../server/api';
import { Account, use } from '../../store/account';
import { Reading } from '../../store/reading';
import { AccountDb, type KeptOperation, type KnownAccount } from '../../store/schema';
import { pushOthers, type OnRevoked } from '../../sync/others';
import { syncOnce } from '../../sync/run';
import { ActRefused } from '../refused';
import { compareCopies, takeCopies } from '../second_copy';
import { remember } from '../session/remembering';
import { leavePhone } from '../session/signing_in';
import { Life, mortal, type Browser } from './browser';

/** What a phone stands on: the server's word, the time, which browser is in hand. */
export interface Ground {
  inHand: Browser;
  /** The browser that several people use. */
  readonly shared: Browser;
  ring: OrganisationKeys;
  me: (phone: Phone) => Me;
}

export const TABLES = ['outbox', 'journal', 'quarantine'] as const;
export type Whereabouts = Record<(typeof TABLES)[number], KeptOperation[]>;

/** One account in one browser, through the app's own store, acts and sync. */
export class Phone {
  #account: Account | null = null;
  #life = new Life();

  constructor(
    private readonly world: Ground,
    readonly browser: Browser,
    readonly who: KnownAccount,
  ) {}

  get person(): string {
    return this.who.person;
  }

  get isOpen(): boolean {
    return this.#account !== null;
  }

  /** The open account. */
  get account(): Account {
    if (!this.#account) throw new Error('signed out');
    return this.#account;
  }

  /** It is this phone that somebody holds: its clock, its databases, its account. */
  inHand(): Account {
    this.world.inHand = this.browser;
    this.browser.inHand();
    use(this.#account);
    return this.account;
  }

  /** Signs in: as `signIn` does after the password, without it. */
  async signIn(): Promise<void> {
    this.world.inHand = this.browser;
    this.browser.inHand();
    const db = new AccountDb(this.person);
    await remember(this.world.me(this), db, { shared: false, wrapped: false });
    db.close();
    await this.open();
    // a second later what was left unsent has its copies again: signing out had dropped them
    await compareCopies(this.account);
  }

  /** Opens the app, as `opening.ts` does. */
  async open(): Promise<void> {
    this.#life = new Life();
    this.#account = await this.tab(this.#life);
    const account = this.inHand();
    await account.db.setMeta('sending', []);
    account.recovered = await takeCopies(account);
    account.copies = true;
  }

  /** Another page of the same account, in the same browser. */
  async tab(life = new Life()): Promise<Account> {
    const db = new AccountDb(this.person);
    db.use(mortal(life));
    const account = new Account(this.who, this.browser.device, this.world.ring, null, db);
    await account.recall();
    return account;
  }

  /** Closes the app, or it is killed: what is not durable is gone. */
  close(): void {
    this.#account?.db.close();
    this.#account = null;
    use(null);
  }

  async reopen(): Promise<void> {
    this.close();
    this.browser.inHand();
    await this.open();
  }

  /** Leaves the phone; what is unsent stays, sealed. */
  async signOut(): Promise<void> {
    const { db } = this.inHand();
    await leavePhone();
    db.close();
    this.#account = null;
  }

  /** Does something here; an act that cannot be done changes nothing. */
  async does<T>(what: () => Promise<T>): Promise<T | null> {
    if (!this.isOpen) return null;
    this.inHand();
    try {
      return await what();
    } catch (error) {
      if (error instanceof ActRefused) return null;
      throw error;
    }
  }

  /** The same, but the page is killed amid one of its writes; then the app is opened again. */
  async dies(transactions: number, changes: number, what: () => Promise<unknown>): Promise<void> {
    if (!this.isOpen) return;
    this.inHand();
    const life = this.#life;
    life.endIn(transactions, changes);
    try {
      await what();
    } catch (error) {
      if (!life.over && !isExpected(error)) throw error;
    }
    life.spare();
    await this.reopen();
  }

  /** Syncs, as far as it gets: what the schedule does each time. Whether it ended well. */
  async sync(): Promise<boolean> {
    if (!this.isOpen) return false;
    const account = this.inHand();
    try {
      await syncOnce(account);
      if (this.browser === this.world.shared) await pushOthers(this.person, this.browser.device, unheard);
      return true;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return false;
    }
  }

  /** Records of a type that this phone shows, by id; erased and refused ones left out. */
  async shown<T extends RecordType>(type: T, { deleted = false } = {}): Promise<Viewed<T>[]> {
    if (!this.isOpen) return [];
    return Reading.run(this.inHand(), async (reading) => {
      const all = deleted ? await reading.some(type, await this.idsOf(reading, type)) : await reading.all(type);
      return all.filter(({ erased, truth, uncounted }) => !erased && truth !== 'refused' && !uncounted).sort((one, other) => (one.id < other.id ? -1 : 1));
    });
  }

  private async idsOf(reading: Reading, type: RecordType): Promise<string[]> {
    const rows = await this.account.db.base.filter((row) => row.type === type && row.generation === reading.feed.generation).toArray();
    return [...rows.map(({ id }) => id), ...reading.touched(type)];
  }

  /** One of them; null when there is none. */
  async one<T extends RecordType>(type: T, pick: number, how = {}): Promise<Viewed<T> | null> {
    const shown = await this.shown(type, how);
    return shown[pick % Math.max(1, shown.length)] ?? null;
  }

  /** Where every operation of this account is, signed in or not. */
  async whereabouts(): Promise<Whereabouts> {
    return this.read(async (db) => {
      const [outbox, journal, quarantine] = await Promise.all(TABLES.map((table) => db[table].toArray() as Promise<KeptOperation[]>));
      return { outbox: outbox ?? [], journal: journal ?? [], quarantine: quarantine ?? [] };
    });
  }

  /** Looks into the database, open or not. */
  async read<T>(query: (db: AccountDb) => Promise<T>): Promise<T> {
    this.browser.inHand();
    if (this.#account) return query(this.#account.db);
    const db = new AccountDb(this.person);
    try {
      return await query(db);
    } finally {
      db.close();
    }
  }
}

/** No access is withdrawn in this model. */
export const unheard: OnRevoked = () => Promise.resolve();

/** No network, or a server that says no. */
const isExpected = (error: unknown): boolean => error instanceof Offline || error instanceof ServerRefused || error instanceof ActRefused;
