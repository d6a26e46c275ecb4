import { PROPOSED, type Person } from '../../../domain/likeness';
import { LikenessIndex, type Alike } from '../../../domain/likeness_index';
import type { YouthLine } from '../../../store/views';
import { personOfLine } from './person';

const SLICE = 150;
const SETTLED_MS = 120;

/**
 * Who among the known youths is like somebody. The list is made ready in slices, so that no key typed
 * waits for it; while it changes, what was ready before answers.
 */
export class Likely {
  #index = $state.raw<LikenessIndex<YouthLine> | null>(null);
  #turn = 0;

  /** Makes the list ready, again whenever it changes; call it from an effect. Answers what stops it. */
  follow(lines: readonly YouthLine[] | undefined): () => void {
    const turn = (this.#turn += 1);
    const start = setTimeout(() => void this.#prepare(lines ?? [], turn), this.#index ? SETTLED_MS : 0);
    return () => {
      clearTimeout(start);
      this.#turn += 1;
    };
  }

  async #prepare(lines: readonly YouthLine[], turn: number): Promise<void> {
    const index = new LikenessIndex<YouthLine>();
    for (const [at, line] of lines.entries()) {
      if (line.refusal === null && !line.erased) index.add(line, personOfLine(line));
      if (at % SLICE === SLICE - 1) await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#turn) return;
    }
    this.#index = index;
  }

  /** Those like `person`, most alike first, `apart` left out. Nobody while nothing is ready. */
  find(person: Person, most: number, apart: readonly string[] = [], least = PROPOSED): Alike<YouthLine>[] {
    const found = this.#index?.find(person, most + apart.length, least) ?? [];
    return found.filter(({ item }) => !apart.includes(item.id)).slice(0, most);
  }
}
