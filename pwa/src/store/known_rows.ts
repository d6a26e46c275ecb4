import type { BaseRow } from './schema';

/** Rows of a type as the base held them at one word. */
interface OfType {
  word: string;
  byId: Map<string, BaseRow | undefined>;
  lists: Map<string, readonly BaseRow[]>;
  size: number;
}

/** The most rows of a type that are kept in memory. */
const MOST_ROWS = 12_000;

/**
 * Rows of the base read before, kept for as long as the database says that their type has not
 * changed. Sealed fields stay sealed here.
 */
export class KnownRows {
  readonly #types = new Map<string, OfType>();

  /** What is known of a type at a word; nothing of another word is left. */
  of(type: string, word: string): KnownType {
    const before = this.#types.get(type);
    if (before?.word === word) return new KnownType(before);
    const fresh = { word, byId: new Map(), lists: new Map(), size: 0 };
    this.#types.set(type, fresh);
    return new KnownType(fresh);
  }

  forget(): void {
    this.#types.clear();
  }
}

/** What is known of one type, at the word for which it was asked. */
export class KnownType {
  constructor(private readonly held: OfType) {}

  /** A list read before. */
  list(key: string): readonly BaseRow[] | undefined {
    return this.held.lists.get(key);
  }

  keepList(key: string, rows: readonly BaseRow[]): void {
    this.#make(rows.length + 1);
    if (rows.length < MOST_ROWS) this.held.lists.set(key, rows);
  }

  /** Whether it is known what an id stands for; `row` answers nothing for an id that has no row. */
  knows(id: string): boolean {
    return this.held.byId.has(id);
  }

  row(id: string): BaseRow | undefined {
    return this.held.byId.get(id);
  }

  keepRow(id: string, row: BaseRow | undefined): void {
    this.#make(1);
    this.held.byId.set(id, row);
  }

  /** Room for so many more; when there is none, all that was known goes. */
  #make(rows: number): void {
    this.held.size += rows;
    if (this.held.size <= MOST_ROWS) return;
    this.held.byId.clear();
    this.held.lists.clear();
    this.held.size = rows;
  }
}
