import type { YouthLine } from '../../../store/views';
import { findable, inOrder, search, type Found } from './search';

/** The list of known youths and what is searched in it. */
export class Listing {
  typed = $state('');
  readonly #ready: { readonly all: ReturnType<typeof findable> };

  constructor(lines: () => readonly YouthLine[] | undefined) {
    const all = $derived(findable(inOrder(lines() ?? [])));
    this.#ready = {
      get all() {
        return all;
      },
    };
  }

  get searching(): boolean {
    return this.typed.trim() !== '';
  }

  get found(): Found[] {
    const { all } = this.#ready;
    return this.searching ? search(all, this.typed) : all.map(({ line, shown }) => ({ line, shown, ranges: [] }));
  }
}
