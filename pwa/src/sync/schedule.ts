import { Offline, ServerRefused } from '../server/api';
import { stillGoing } from '../domain/still_going';
import type { Account } from '../store/account';
import { troubleOf } from '../store/connection';
import { changeAccount } from '../store/device';
import { NO_FEED } from '../store/feed';
import { Reading } from '../store/reading';
import { AFTER_WRITE_MS, backOff, pause } from './delays';
import { pushOthers, type OnRevoked } from './others';
import { syncOnce } from './run';
import type { Phase, Status } from './state';

/** Syncs one account for as long as it is open: at start, on events, and by the clock. */
export class Schedule {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #ended = false;
  readonly #stops: (() => void)[] = [];

  constructor(
    private readonly account: Account,
    private readonly status: Status,
    private readonly onRevoked: OnRevoked,
  ) {}

  /** Begins; the first sync is now. */
  start(): void {
    this.#stops.push(this.account.wrote.on(() => this.#plan(AFTER_WRITE_MS, true)));
    this.#listen();
    void this.now();
  }

  /** Ends; what is running may end by itself. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  /** Now, whatever was planned; one that runs is followed by another. Resolves when done. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    let delay: number;
    do {
      this.#again = false;
      delay = await this.#once();
    } while (this.#again && this.#failures === 0 && !this.#ended);
    this.#plan(delay, false);
  }

  /** One sync; how long to wait until the next. */
  async #once(): Promise<number> {
    if (typeof navigator !== 'undefined' && navigator.onLine === false) return this.#failed(new Offline());
    try {
      await this.#enter();
      await oneTab(this.account.person, () => this.#sync());
      this.#failures = 0;
      this.#say({ is: 'idle' });
      return pause(await isUnderWay(this.account));
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #enter(): Promise<void> {
    const { cursor, building } = (await this.account.db.getMeta('feed')) ?? NO_FEED;
    const whole = building !== null || cursor === 0;
    this.#say(whole ? { is: 'reading', done: 0 } : { is: 'running' });
  }

  async #sync(): Promise<void> {
    const { db, person, device } = this.account;
    const first = ((await db.getMeta('feed'))?.cursor ?? 0) === 0;
    await syncOnce(this.account, (done) => {
      if (first) this.#say({ is: 'reading', done });
    });
    await pushOthers(person, device, this.onRevoked);
  }

  async #failed(error: unknown): Promise<number> {
    if (this.#ended) return 0;
    this.#failures += 1;
    if (error instanceof ServerRefused) {
      this.#say({ is: 'problem', code: error.code, message: error.message });
      if (error.code === 'revoked') await this.onRevoked(this.account);
      else if (error.status === 401) await changeAccount(this.account.person, { signedIn: false });
      return backOff(this.#failures, error.retryAfter);
    }
    const lost = error instanceof Offline;
    this.#say(lost ? { is: 'offline' } : { is: 'problem', code: 'phone', message: troubleOf(error) === 'full' ? FULL : STORAGE });
    return backOff(this.#failures, null);
  }

  /** Once ended, the state is another account's. */
  #say(phase: Phase): void {
    if (!this.#ended) this.status.enter(phase);
  }

  #plan(delay: number, sooner: boolean): void {
    if (this.#ended) return;
    if (sooner && this.#running) this.#again = true;
    // after failures a write does not hurry: its turn comes with the next try
    if (sooner && (this.#running || this.#failures > 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), delay);
  }

  #listen(): void {
    if (typeof window === 'undefined') return;
    const hurry = (): void => {
      this.#failures = 0;
      void this.now();
    };
    const seen = (): void => {
      if (document.visibilityState === 'visible') hurry();
    };
    const lost = (): void => this.#say({ is: 'offline' });
    window.addEventListener('online', hurry);
    window.addEventListener('offline', lost);
    document.addEventListener('visibilitychange', seen);
    this.#stops.push(() => {
      window.removeEventListener('online', hurry);
      window.removeEventListener('offline', lost);
      document.removeEventListener('visibilitychange', seen);
    });
  }
}

const FULL = 'La place manque sur cet appareil. Effacez des photos ou des applications, puis réessayez. Vos notes déjà gardées sont toujours là.';
const STORAGE = 'Ce téléphone n’arrive pas à lire ce qu’il garde. Fermez l’application, puis ouvrez-la.';

/** One tab syncs at a time, to spare the network; nothing depends on it. */
const oneTab = async (person: string, sync: () => Promise<void>): Promise<void> => {
  if (typeof navigator === 'undefined' || !navigator.locks) return sync();
  await navigator.locks.request(`kaftruck-sync-${person}`, { ifAvailable: true }, async (lock) => {
    if (lock) await sync();
  });
};

const isUnderWay = (account: Account): Promise<boolean> =>
  Reading.run(account, async (reading) =>
    (await reading.by('outing', 'status', 'under_way')).some(
      (one) => !one.merged_into && stillGoing(one.started_at ?? one.planned_start, account.now(), account.zone),
    ),
  );
