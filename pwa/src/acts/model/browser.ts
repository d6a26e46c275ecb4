import Dexie, { type DBCore, type DBCoreTransaction, type Middleware } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { newDeviceId } from '../../domain/ids';

/** The page was killed here: nothing of it goes on. */
export class Killed extends Error {
  override name = 'Killed';
}

/** How long a page lives: it is killed in its `transactions`th write from now, after so many `changes` of it. */
export class Life {
  over = false;
  #transactions = Infinity;
  #changes = 0;
  #doomed: object | null = null;

  endIn(transactions: number, changes: number): void {
    this.#transactions = transactions;
    this.#changes = changes;
  }

  /** Nothing killed it meanwhile. */
  spare(): void {
    this.#transactions = Infinity;
    this.#doomed = null;
  }

  /** A transaction begins. Throws Killed. */
  begins(transaction: DBCoreTransaction, writes: boolean): void {
    if (!writes) return;
    if (this.#transactions === 0) this.#doomed = transaction;
    this.#transactions -= 1;
  }

  /** Something is about to be written. Throws Killed: of this transaction nothing is kept. */
  writes(transaction: DBCoreTransaction): void {
    if (transaction !== this.#doomed) return;
    if (this.#changes > 0) this.#changes -= 1;
    else {
      this.over = true;
      transaction.abort();
      throw new Killed();
    }
  }
}

/** Puts a page's life into a database's hands. */
export const mortal = (life: Life): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'mortal',
  create: (core) => ({
    ...core,
    transaction: (...asked) => {
      if (life.over) throw new Killed();
      const transaction = core.transaction(...asked);
      life.begins(transaction, asked[1] === 'readwrite');
      return transaction;
    },
    table: (name) => {
      const table = core.table(name);
      return {
        ...table,
        mutate: (request) => {
          life.writes(request.trans);
          return table.mutate(request);
        },
      };
    },
  }),
});

/** One browser on one device: its databases, its second copies, its clock. */
export class Browser {
  readonly device = newDeviceId();
  /** What its clock says too much, in ms. */
  ahead = 0;
  readonly copies = new Map<string, string>();
  #databases = new IDBFactory();

  /** From now on it is this one that the app runs in. */
  inHand(): void {
    Object.assign(Dexie.dependencies, { indexedDB: this.#databases, IDBKeyRange });
  }

  /** It finds its databases damaged, and throws all of them away. */
  losesAll(): void {
    this.#databases = new IDBFactory();
    this.inHand();
  }

  /** The Cache Storage, as much of it as the app uses. */
  readonly caches = {
    open: () =>
      Promise.resolve({
        put: async (path: string, response: Response) => void this.copies.set(`https://essai.test${path}`, await response.text()),
        match: (path: string) => {
          const text = this.copies.get(`https://essai.test${path}`);
          return Promise.resolve(text === undefined ? undefined : new Response(text));
        },
        delete: (path: string) => Promise.resolve(this.copies.delete(`https://essai.test${path}`)),
        keys: () => Promise.resolve([...this.copies.keys()].map((url) => ({ url }))),
      }),
  };
}
