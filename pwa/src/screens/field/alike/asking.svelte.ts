import type { LikenessIndex } from '../../../domain/likeness_index';
import type { YouthLine } from '../../../store/views';
import { doublesOf, ready, type Double } from './doubles';
import { whenIdle } from './idle';

/** A list longer than this is not read to its end, where the question stands. */
const MOST = 50;
/** After the last letter, and after the last line that came. */
const SETTLED_MS = 300;

/**
 * Whether one of the lines shown and another file may be of one person: looked for only once every
 * name is open and nothing moves any more, a few comparisons at a time.
 */
export class Asking {
  #found: readonly Double[] = $state.raw([]);
  #ready: { of: readonly YouthLine[]; index: LikenessIndex<YouthLine> } | null = null;

  /** Looks among `all` for those like each of `shown`; call it from an effect. Answers what stops it. */
  look(all: readonly YouthLine[] | undefined, shown: readonly YouthLine[]): () => void {
    const here = new Set(shown.map(({ id }) => id));
    this.#found = this.#found.filter(({ files: [one] }) => here.has(one.id));
    if (!all || !shown.length || shown.length > MOST) {
      this.#found = [];
      return () => undefined;
    }
    let stop: () => void;
    const start = setTimeout(() => {
      if (all.some(({ name }) => name.state === 'opening')) return;
      const search = (index: LikenessIndex<YouthLine>): void => {
        this.#ready = { of: all, index };
        stop = whenIdle(doublesOf(shown, index), (found) => (this.#found = found));
      };
      if (this.#ready?.of === all) search(this.#ready.index);
      else stop = whenIdle(ready(all), search);
    }, SETTLED_MS);
    stop = () => clearTimeout(start);
    return () => stop();
  }

  /** The likeliest pair that was not said to be of two people. */
  first(apart: ReadonlySet<string>): Double | null {
    return this.#found.find(({ key }) => !apart.has(key)) ?? null;
  }
}
