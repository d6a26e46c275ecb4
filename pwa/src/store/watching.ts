import Dexie, { type ObservabilitySet } from 'dexie';
import type { Account } from './account';
import { Reading } from './reading';

type Query<R> = (reading: Reading) => Promise<R>;

interface View {
  query: Query<unknown>;
  next: (found: unknown) => void;
  /** The reading it was last told of. */
  told: number;
}

const RETRY_MS = 500;
/** Tables that no view reads: a form being typed does not make the screen read all again. */
const ASIDE: ReadonlySet<string> = new Set(['drafts', 'keys']);

/**
 * The views of an account that are open. After each change, in this tab or in another, all of them
 * are read again in one transaction and told together, so that a screen is drawn once; a view that
 * has just opened is read by itself. A reading that fails is tried again until it succeeds.
 */
export class Watching {
  readonly #views = new Set<View>();
  #turn = 0;
  #running = false;
  #again = false;

  constructor(private readonly account: Account) {}

  /** Tell `next` what `query` finds, now and after each change; the answer stops it. */
  add<R>(query: Query<R>, next: (found: R) => void): () => void {
    const view: View = { query, next: next as View['next'], told: 0 };
    if (this.#views.size === 0) Dexie.on.storagemutated.subscribe(this.#changed);
    this.#views.add(view);
    void this.#read([view]);
    return () => {
      this.#views.delete(view);
      if (this.#views.size === 0) Dexie.on.storagemutated.unsubscribe(this.#changed);
    };
  }

  readonly #changed = (parts: ObservabilitySet): void => {
    const here = `idb://${this.account.db.name}/`;
    const tables = Object.keys(parts).filter((part) => part.startsWith(here));
    if (tables.some((part) => !ASIDE.has(part.slice(here.length).split('/')[0] ?? ''))) void this.#readAll();
  };

  async #readAll(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        // what a screen shows as kept is kept twice
        await this.account.copying;
        await this.#read([...this.#views]);
      }
    } finally {
      this.#running = false;
    }
  }

  async #read(views: readonly View[]): Promise<void> {
    const turn = (this.#turn += 1);
    const found = await Reading.run(this.account, (reading) => Promise.all(views.map(({ query }) => query(reading)))).catch(() => null);
    if (found) for (const [index, view] of views.entries()) this.#tell(view, turn, found[index]);
    // one that cannot be read keeps no other from being told
    else if (views.length > 1) await Promise.all(views.map((view) => this.#read([view])));
    else setTimeout(() => void this.#retry(views, turn), RETRY_MS);
  }

  async #retry(views: readonly View[], turn: number): Promise<void> {
    const left = views.filter((view) => this.#views.has(view) && view.told < turn);
    if (left.length) await this.#read(left);
  }

  #tell(view: View, turn: number, found: unknown): void {
    if (view.told > turn || !this.#views.has(view)) return;
    view.told = turn;
    view.next(found);
  }
}
