import { NO_FILTER, staysIn, type YouthFilters } from '../../../domain/youth_filters';
import { openFirst, people, places, type YouthLine } from '../../../store/views';
import { communeOptions } from '../communes';
import { myId, today } from '../here';
import { about, findable, search, type About, type Findable, type Found, type Words } from './search';

/** Lines made ready at once, between which the screen can move. */
const SLICE = 200;

/** Current values of a view, from the effect of whoever makes it. */
type View<T> = () => T | undefined;

/** The list of known youths, what is searched in it, and what it is narrowed to. */
export class Listing {
  typed = $state('');
  readonly #lines: View<readonly YouthLine[]>;
  readonly #filters: () => YouthFilters;
  readonly #ready = new WeakMap<YouthLine, Findable>();
  readonly #known: Words = new Map();
  readonly #derived: { readonly narrowed: readonly YouthLine[]; readonly found: Found[] };
  #around: readonly About[] = $state.raw([]);

  /** Call while a component is made. */
  constructor(lines: View<readonly YouthLine[]>, filters: () => YouthFilters = () => NO_FILTER) {
    [this.#lines, this.#filters] = [lines, filters];
    const narrowed = $derived(this.#narrowed());
    const found = $derived(this.#found(narrowed));
    this.#derived = {
      get narrowed() {
        return narrowed;
      },
      get found() {
        return found;
      },
    };
    $effect(() => this.#prepare(this.#lines() ?? []));
    $effect(() => this.#look());
  }

  get searching(): boolean {
    return this.typed.trim() !== '';
  }

  get found(): Found[] {
    return this.#derived.found;
  }

  /** How many would be shown with other filters. */
  count(filters: YouthFilters): number {
    return this.#narrowed(filters).length;
  }

  #narrowed(filters = this.#filters()): readonly YouthLine[] {
    const lines = this.#lines() ?? [];
    if (filters === NO_FILTER) return lines;
    const seen = { me: myId(), now: Date.now(), today: today() };
    return lines.filter((line) => staysIn(line, filters, seen));
  }

  #found(narrowed: readonly YouthLine[]): Found[] {
    if (!this.searching) return narrowed.map((line) => ({ line, hits: [], about: null }));
    return search(narrowed.map((line) => this.#findable(line)), this.typed, this.#around);
  }

  #findable(line: YouthLine): Findable {
    const ready = this.#ready.get(line) ?? findable(line, this.#known);
    this.#ready.set(line, ready);
    return ready;
  }

  /** Before a letter is typed, a few at a time. */
  #prepare(lines: readonly YouthLine[]): () => void {
    let next = 0;
    let turn: ReturnType<typeof setTimeout>;
    const slice = (): void => {
      for (const line of lines.slice(next, (next += SLICE))) this.#findable(line);
      if (next < lines.length) turn = setTimeout(slice);
    };
    turn = setTimeout(slice);
    return () => clearTimeout(turn);
  }

  /** The names of places, communes and colleagues, by which a youth may be remembered. */
  #look(): () => void {
    const communes = communeOptions().map(({ value, label }) => about('commune', value, label));
    let [stops, team]: About[][] = [[], []];
    const told = (): void => void (this.#around = [...(stops ?? []), ...communes, ...(team ?? [])]);
    const leave = [
      places().subscribe((all) => {
        stops = (all ?? []).map(({ id, name }) => about('place', id, name));
        told();
      }),
      people().subscribe((all) => {
        team = (all ?? []).map(({ id, name }) => about('referent', id, name));
        told();
      }),
    ];
    return () => leave.forEach((stop) => stop());
  }
}

/** Whoever is on screen is opened before the others. */
export const onScreen = ({ id, name }: YouthLine): void => {
  if (name.state === 'opening') openFirst(id);
};
