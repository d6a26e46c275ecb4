import { KnownRows } from './known_rows';
import { KnownReplay } from './pending';

/** What one account has read of its database and need not read again while it has not changed. */
export class Known {
  readonly replay = new KnownReplay();
  readonly rows = new KnownRows();
  /** The names of what the journal keeps, at its word. */
  answered: { word: string; names: readonly string[] } | null = null;

  /** Nothing read is left in memory. */
  forget(): void {
    this.replay.forget();
    this.rows.forget();
    this.answered = null;
  }
}
