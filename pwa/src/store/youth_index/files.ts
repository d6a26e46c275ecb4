import { headOf } from '../../domain/merging';
import type { Viewed } from '../../domain/replay';

/** The records that hang on a youth and tell something of their line in the list. */
export const HANGING = ['identification', 'encounter', 'pathway', 'step'] as const;
export type Hanging = (typeof HANGING)[number];

/** A file that stands for itself, with what hangs on it and on the files merged into it. */
export interface Found {
  youth: Viewed<'youth'>;
  identifications: Viewed<'identification'>[];
  encounters: Viewed<'encounter'>[];
  pathways: Viewed<'pathway'>[];
  steps: Viewed<'step'>[];
}

type Held<T extends Hanging> = Viewed<T> & { youth: string | null };

/** The records of one type by the youth they name. */
class OfYouths<T extends Hanging> {
  readonly #youths = new Map<string, string>();
  readonly #records = new Map<string, Map<string, Held<T>>>();

  /** Puts a record in the place of its older self; null takes it out. The youths concerned. */
  put(id: string, record: Held<T> | null): string[] {
    const before = this.#youths.get(id);
    if (before !== undefined) this.#records.get(before)?.delete(id);
    const now = record?.youth ?? undefined;
    if (now === undefined || !record) this.#youths.delete(id);
    else {
      this.#youths.set(id, now);
      const held = this.#records.get(now);
      if (held) held.set(id, record);
      else this.#records.set(now, new Map([[id, record]]));
    }
    return [before, now].filter((youth) => youth !== undefined);
  }

  of(youths: readonly string[]): Held<T>[] {
    return youths.flatMap((youth) => [...(this.#records.get(youth)?.values() ?? [])]);
  }
}

/** Every youth's records in memory, merged files under the one that stands for them. */
export class Files {
  /** Youths of whom something changed since they were last settled. */
  readonly #touched = new Set<string>();
  readonly #youths = new Map<string, Viewed<'youth'>>();
  readonly #pointers = new Map<string, string>();
  readonly #hanging = {
    identification: new OfYouths<'identification'>(),
    encounter: new OfYouths<'encounter'>(),
    pathway: new OfYouths<'pathway'>(),
    step: new OfYouths<'step'>(),
  };
  #into = new Map<string, string>();
  #merged = new Map<string, string[]>();

  /** A record as it is now; a taken-back one is as none. */
  put<T extends Hanging | 'youth'>(type: T, id: string, record: Viewed<T> | null): void {
    const shown = record?.deleted ? null : record;
    if (type === 'youth') this.#putYouth(id, shown as Viewed<'youth'> | null);
    else {
      const hanging = this.#hanging[type as Hanging] as OfYouths<Hanging>;
      for (const youth of hanging.put(id, shown as Held<Hanging> | null)) this.#touched.add(youth);
    }
  }

  #putYouth(id: string, youth: Viewed<'youth'> | null): void {
    this.#touched.add(id);
    if (youth) this.#youths.set(id, youth);
    else this.#youths.delete(id);
    if (youth?.merged_into) this.#pointers.set(id, youth.merged_into);
    else this.#pointers.delete(id);
  }

  /** The files to look at again; one that is gone, or under another now, is found by none. */
  settle(): Set<string> {
    const before = this.#merged;
    this.#point();
    const ids = new Set(this.#touched);
    this.#touched.clear();
    for (const [head, files] of [...before, ...this.#merged]) {
      if (String(before.get(head) ?? '') === String(this.#merged.get(head) ?? '')) continue;
      for (const file of [head, ...files]) ids.add(file);
    }
    for (const id of [...ids]) ids.add(headOf(id, this.#into));
    return ids;
  }

  /** A pointer to a file that is not there is none. */
  #point(): void {
    this.#into = new Map([...this.#pointers].filter(([, target]) => this.#youths.has(target)));
    this.#merged = new Map();
    for (const id of [...this.#into.keys()].sort()) {
      const head = headOf(id, this.#into);
      if (head !== id) this.#merged.set(head, [...(this.#merged.get(head) ?? []), id]);
    }
  }

  /** What the line of a file is made of; null when it has none: erased, or under another file. */
  find(id: string): Found | null {
    const youth = this.#youths.get(id);
    if (!youth || youth.erased || headOf(id, this.#into) !== id) return null;
    const files = [id, ...(this.#merged.get(id) ?? [])];
    return {
      youth,
      identifications: this.#hanging.identification.of(files),
      encounters: this.#hanging.encounter.of(files),
      pathways: this.#hanging.pathway.of(files),
      steps: this.#hanging.step.of(files),
    };
  }
}
