import type { Code } from '../../../domain/codes';
import { cellOf } from '../../../domain/tally';
import type { Counting } from './counting';

/** People counted by one touch: of one age band and gender. */
export interface Tapped {
  age_band: Code<'age_band'>;
  gender: Code<'gender'>;
  count: number;
  first_time: boolean;
}

/** What tapping needs of the acts; given, so that it can be tried without a database. */
export interface Counter {
  meet(group: Tapped): Promise<string>;
  takeBack(encounter: string): Promise<void>;
  giveBack(encounter: string): Promise<void>;
}

/** What the undo line is about: the groups of the last touch, and whether they were taken back. */
export interface Touch {
  groups: Tapped[];
  takenBack: boolean;
}

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
  #expected = $state<Record<string, number>>({});
  #awaited = $state.raw<Awaited[]>([]);
  #last: { touch: Touch; ids: Promise<string>[] } | null = null;
  /** One act after another: an undo never overtakes its tap. */
  #queue: Promise<unknown> = Promise.resolve();
  last = $state.raw<Touch | null>(null);
  problem = $state.raw<unknown>(null);

  constructor(
    private readonly counter: Counter,
    private readonly view: () => Counting | undefined,
  ) {}

  /** What the tile of a cell shows. */
  painted(cell: string): number {
    const waits = this.#pending().some((one) => one.cell === cell);
    return waits ? (this.#expected[cell] ?? 0) : this.#viewed(cell);
  }

  /** How many more (or fewer) are painted than the view knows. */
  get ahead(): number {
    const cells = new Set(this.#pending().map(({ cell }) => cell));
    return [...cells].reduce((sum, cell) => sum + this.painted(cell) - this.#viewed(cell), 0);
  }

  /** Counts people now. */
  tap(groups: Tapped[]): void {
    const ids = groups.map((group) => this.#add(group));
    this.#show({ groups, takenBack: false }, ids);
  }

  /** Takes the last touch back, or gives it back. */
  undo(): void {
    if (!this.#last) return;
    const { touch, ids } = this.#last;
    const takenBack = !touch.takenBack;
    for (const [index, group] of touch.groups.entries()) this.#turn(group, ids[index], takenBack);
    this.#show({ groups: touch.groups, takenBack }, ids);
  }

  /** The undo line goes. */
  forget(): void {
    this.#last = null;
    this.last = null;
  }

  /** The view moved: what it now shows is no longer waited for. */
  seen(): void {
    const pending = this.#pending();
    if (pending.length !== this.#awaited.length) this.#awaited = pending;
  }

  #show(touch: Touch, ids: Promise<string>[]): void {
    this.#last = { touch, ids };
    this.last = touch;
  }

  #add(group: Tapped): Promise<string> {
    const awaited = this.#expect(cellOf(group), group.count);
    const done = this.#run(awaited, async () => ({ id: await this.counter.meet(group), deleted: false }));
    done.catch(() => this.forget());
    return done;
  }

  #turn(group: Tapped, id: Promise<string> | undefined, back: boolean): void {
    if (!id) return;
    const awaited = this.#expect(cellOf(group), back ? -group.count : group.count);
    const done = this.#run(awaited, async () => {
      const known = await id;
      await (back ? this.counter.takeBack(known) : this.counter.giveBack(known));
      return { id: known, deleted: back };
    });
    done.catch(() => undefined);
  }

  #expect(cell: string, by: number): Awaited {
    const awaited: Awaited = { cell, by, settled: null };
    this.#expected[cell] = this.painted(cell) + by;
    this.#awaited = [...this.#pending(), awaited];
    return awaited;
  }

  #run(awaited: Awaited, act: () => Promise<{ id: string; deleted: boolean }>): Promise<string> {
    const done = this.#queue.then(act).then(
      (settled) => {
        this.#replace(awaited, { ...awaited, settled });
        return settled.id;
      },
      (why: unknown) => {
        this.#expected[awaited.cell] = (this.#expected[awaited.cell] ?? 0) - awaited.by;
        this.#replace(awaited, null);
        this.problem = why;
        throw why;
      },
    );
    this.#queue = done.catch(() => undefined);
    return done;
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
