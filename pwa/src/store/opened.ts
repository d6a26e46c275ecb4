import { openField, type Json, type OrganisationKeys } from '../seal';
import { Signal } from './signal';

/** A sealed field as screens read it. */
export type Opened<T = Json> =
  | { state: 'none' | 'opening' | 'unreadable' | 'no_key' | 'erased' }
  | { state: 'ok'; value: T };

/** A place where a sealed value is found. */
interface Wanted {
  type: string;
  id: string;
  field: string;
}

/** A sealed value and where it was found. */
export interface SealedAt extends Wanted {
  sealed: string;
}

/** What is known at one place: a value sealed there, and others that were or might be there. */
interface Known {
  sealed: string;
  opened: Opened;
  other: Known | null;
}

const BATCH = 100;

/**
 * Sealed values opened so far, in memory only. Reading one that is not open answers `opening` and
 * opens it soon, in batches between which the screen can move; `changed` tells when there are more.
 */
export class OpenedValues {
  readonly changed = new Signal();
  /** A value asks for a key that is not here: a grant may have come since. */
  readonly keyMissing = new Signal();
  /** All that was open has left memory: locked, or other keys came. */
  readonly cleared = new Signal();
  readonly #known = new Map<string, Known>();
  readonly #wanted = new Map<string, Wanted>();
  #running = false;
  #era = 0;

  constructor(private readonly keys: () => OrganisationKeys | null) {}

  /** The value of the field at `type`/`id`/`field`, as far as it is open. */
  read<T = Json>(type: string, id: string, field: string, sealed: string | null | undefined): Opened<T> {
    if (!sealed) return { state: 'none' };
    const known = this.#found({ type, id, field }, sealed);
    if (known) return known as Opened<T>;
    if (!this.keys()) return { state: 'no_key' };
    this.#wanted.set(sealed, { type, id, field });
    void this.#run();
    return { state: 'opening' };
  }

  /** The value as far as it is open; nothing is opened for it. */
  peek<T = Json>(type: string, id: string, field: string, sealed: string | null | undefined): Opened<T> {
    if (!sealed) return { state: 'none' };
    const known = this.#found({ type, id, field }, sealed);
    return (known as Opened<T> | undefined) ?? { state: this.keys() ? 'opening' : 'no_key' };
  }

  /** Opens many at once, telling nobody: for whoever asks for them in an order of its own. */
  async openAll(wanted: readonly SealedAt[]): Promise<void> {
    await Promise.all(wanted.map(({ sealed, ...at }) => this.#openOne(sealed, at)));
  }

  /** The value in clear, when it is open; null otherwise. */
  value<T = Json>(type: string, id: string, field: string, sealed: string | null): T | null {
    const opened = this.read<T>(type, id, field, sealed);
    return opened.state === 'ok' ? opened.value : null;
  }

  /** The value, waited for; null when there is none or it cannot be read. */
  async open<T = Json>(type: string, id: string, field: string, sealed: string | null): Promise<T | null> {
    if (sealed) await this.#openOne(sealed, { type, id, field });
    return this.value<T>(type, id, field, sealed);
  }

  /** This phone has just sealed `value`: it need not be opened. */
  remember(type: string, id: string, field: string, sealed: string, value: Json): void {
    this.#keep({ type, id, field }, sealed, { state: 'ok', value });
  }

  /** Nothing in clear is left. */
  clear(): void {
    this.#era += 1;
    this.#known.clear();
    this.#wanted.clear();
    this.cleared.emit();
    this.changed.emit();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      // a moment, so that one screen's reads go together
      await pause();
      while (this.#wanted.size) {
        const batch = [...this.#wanted].slice(0, BATCH);
        for (const [sealed] of batch) this.#wanted.delete(sealed);
        await Promise.all(batch.map(([sealed, wanted]) => this.#openOne(sealed, wanted)));
        this.changed.emit();
        await pause();
      }
    } finally {
      this.#running = false;
    }
  }

  async #openOne(sealed: string, wanted: Wanted): Promise<void> {
    const keys = this.keys();
    if (!keys || this.#found(wanted, sealed)?.state === 'ok') return;
    const era = this.#era;
    const { type, id, field } = wanted;
    const reading = await openField(keys, sealed, type, id, field);
    // locked meanwhile: what was opened must not come back
    if (era !== this.#era) return;
    this.#keep(wanted, sealed, reading.ok ? { state: 'ok', value: reading.value } : { state: reading.why });
    if (!reading.ok && reading.why === 'no_key') this.keyMissing.emit();
  }

  #found(at: Wanted, sealed: string): Opened | undefined {
    let known = this.#known.get(place(at)) ?? null;
    while (known && known.sealed !== sealed) known = known.other;
    return known?.opened;
  }

  #keep(at: Wanted, sealed: string, opened: Opened): void {
    const first = this.#known.get(place(at)) ?? null;
    let known = first;
    while (known && known.sealed !== sealed) known = known.other;
    if (known) known.opened = opened;
    else this.#known.set(place(at), { sealed, opened, other: first });
  }
}

const place = ({ type, id, field }: Wanted): string => `${type}/${id}/${field}`;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
