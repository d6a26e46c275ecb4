import type { Code } from '../../../domain/codes';
import { cellOf } from '../../../domain/tally';
import type { Counting } from './counting';
import { Touches, type Said, type Touch } from './touches.svelte';

/** People counted by one touch: of one age band and gender. */
export interface Tapped {
  age_band: Code<'age_band'>;
  gender: Code<'gender'>;
  count: number;
  first_time: boolean;
  public?: Code<'public'> | null;
}

/** What tapping needs of the acts; given, so that it can be tried without a database. */
export interface Counter {
  meet(groups: readonly Tapped[]): Promise<readonly string[]>;
  takeBack(encounters: readonly string[]): Promise<void>;
  giveBack(encounters: readonly string[]): Promise<void>;
}

/** How an act is run: as the end of the form that it comes from. */
export type Through = <T>(act: () => Promise<T>) => Promise<T>;

interface Awaited {
  cell: string;
  by: number;
  /** Answered by the act: the count, and whether it ends up taken back. */
  settled: { id: string; deleted: boolean } | null;
}

/**
 * Counts that are painted at once and kept a moment later. While a cell has acts under way its
 * number is the one this screen painted; once the view has seen them all, it is the view's again.
 * So a tap shows immediately and is never shown twice.
 */
export class Tapping {
  readonly touches = new Touches();
  #expected = $state<Record<string, number>>({});
  #awaited = $state.raw<Awaited[]>([]);
  /** The cells with acts under way: worked out once for all the tiles of a frame. */
  readonly #waiting = $derived(new Set(this.#pending().map(({ cell }) => cell)));
  /** One act after another: an undo never overtakes its tap. */
  #queue: Promise<unknown> = Promise.resolve();
  /** Why the last thing that was not kept was not; no longer said once the person goes on. */
  problem = $state.raw<unknown>(null);

  constructor(
    private readonly counter: Counter,
    private readonly view: () => Counting | undefined,
    /** Something was just done here. */
    private readonly ontouch: () => void = () => undefined,
  ) {}

  /** What the tile of a cell shows. */
  painted(cell: string): number {
    return this.#waiting.has(cell) ? (this.#expected[cell] ?? 0) : this.#viewed(cell);
  }

  /** How many more (or fewer) are painted in a cell than the view knows. */
  aheadIn(cell: string): number {
    return this.painted(cell) - this.#viewed(cell);
  }

  /** How many more (or fewer) are painted than the view knows. */
  get ahead(): number {
    return [...this.#waiting].reduce((sum, cell) => sum + this.aheadIn(cell), 0);
  }

  /** Counts people now: one touch, however many. `through` runs the act. */
  tap(groups: readonly Tapped[], through: Through = (act) => act()): void {
    this.problem = null;
    const awaited = this.#expect(groups, 1);
    const ids = this.#run(awaited, () => through(() => this.counter.meet(groups)), false);
    this.touches.add(this.#counted(groups, ids));
    this.ontouch();
  }

  /** Counts kept before this screen was opened, earliest first: they can be undone too. */
  recall(kept: readonly { groups: readonly Tapped[]; ids: readonly string[] }[]): void {
    this.touches.recall(kept.map(({ groups, ids }) => this.#counted(groups, Promise.resolve(ids))));
  }

  /** Something else was done and is kept; `turn` takes it back, or gives it back. */
  did(said: Said, turn: (back: boolean) => Promise<unknown>): void {
    this.problem = null;
    this.touches.add({ said, turn: (back) => this.#after(() => turn(back)) });
    this.ontouch();
  }

  /** All that was done so far is kept, or was not. */
  get settled(): Promise<void> {
    return this.#queue.then(() => undefined);
  }

  /** The view moved: what it now shows is no longer waited for. */
  seen(): void {
    const pending = this.#pending();
    if (pending.length !== this.#awaited.length) this.#awaited = pending;
  }

  #counted(groups: readonly Tapped[], ids: Promise<readonly string[]>): Touch {
    const touch: Touch = { said: { groups }, turn: (back) => this.#turn(groups, ids, back) };
    ids.then(
      (known) => (touch.ids = known),
      () => this.touches.drop(touch),
    );
    return touch;
  }

  #turn(groups: readonly Tapped[], ids: Promise<readonly string[]>, back: boolean): void {
    const awaited = this.#expect(groups, back ? -1 : 1);
    const act = async (): Promise<readonly string[]> => {
      const known = await ids;
      await (back ? this.counter.takeBack(known) : this.counter.giveBack(known));
      return known;
    };
    this.#run(awaited, act, back).catch(() => undefined);
  }

  #expect(groups: readonly Tapped[], sign: 1 | -1): Awaited[] {
    return groups.map((group) => {
      const one: Awaited = { cell: cellOf(group), by: sign * group.count, settled: null };
      this.#expected[one.cell] = this.painted(one.cell) + one.by;
      this.#awaited = [...this.#pending(), one];
      return one;
    });
  }

  #run(awaited: readonly Awaited[], act: () => Promise<readonly string[]>, deleted: boolean): Promise<readonly string[]> {
    const done = this.#queue.then(act).then(
      (ids) => {
        for (const [index, one] of awaited.entries()) {
          this.#replace(one, { ...one, settled: { id: ids[index] ?? '', deleted } });
        }
        return ids;
      },
      (why: unknown) => {
        for (const one of awaited) {
          this.#expected[one.cell] = (this.#expected[one.cell] ?? 0) - one.by;
          this.#replace(one, null);
        }
        this.problem = why;
        throw why;
      },
    );
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #after(act: () => Promise<unknown>): void {
    this.#queue = this.#queue.then(act).catch((why: unknown) => {
      this.problem = why;
    });
  }

  #replace(old: Awaited, by: Awaited | null): void {
    this.#awaited = this.#awaited.flatMap((one) => (one === old ? (by ?? []) : one));
  }

  /** Acts whose effect the view has not shown yet; a later act on the same count makes an earlier one moot. */
  #pending(): Awaited[] {
    const counts = this.view()?.counts;
    const latest = new Map(this.#awaited.flatMap(({ settled }) => (settled ? [[settled.id, settled.deleted] as const] : [])));
    return this.#awaited.filter(({ settled }) => !settled || counts?.get(settled.id)?.deleted !== latest.get(settled.id));
  }

  #viewed(cell: string): number {
    return this.view()?.tally.mine[cell] ?? 0;
  }
}
