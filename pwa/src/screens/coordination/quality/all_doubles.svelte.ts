import type { YouthLine } from '../../../store/views';
import { doublesOf, ready, type Double } from '../../field/alike/doubles';
import { whenIdle } from '../../field/alike/idle';

/** Names come one after the other: what was found among the first ones would be looked for again. */
const SETTLED_MS = 500;

/** Every pair of files that may be of one person: looked for in this browser alone, once all names are open. */
export class AllDoubles {
  /** Undefined while it is being looked for. */
  found: readonly Double[] | undefined = $state.raw();
  /** How many of the names are open, 0 to 1. */
  part = $state(0);

  /** Call it from an effect. Answers what stops it. */
  look(all: readonly YouthLine[] | undefined): () => void {
    let stop = (): void => undefined;
    if (all) {
      const closed = all.filter(({ name }) => name.state === 'opening').length;
      this.part = all.length ? 1 - closed / all.length : 1;
      if (!closed) {
        const start = setTimeout(() => {
          stop = whenIdle(ready(all), (index) => {
            stop = whenIdle(doublesOf(all, index), (found) => (this.found = found));
          });
        }, SETTLED_MS);
        stop = () => clearTimeout(start);
      }
    }
    return () => stop();
  }
}
