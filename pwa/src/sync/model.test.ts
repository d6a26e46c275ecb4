import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { meet, startOuting, takeBack } from '../acts';
import type { WireRow } from '../domain/operation';
import type { Account } from '../store/account';
import { Reading } from '../store/reading';
import { readTally } from '../store/views/tally';
import { syncOnce } from './run';
import { newPhone, reborn, whereabouts } from './testing/phone';
import { FakeServer, type Fault } from './testing/server';

const FAULTS: Fault[] = [
  { is: 'lost request' },
  { is: 'lost answer' },
  { is: 'cut short' },
  { is: 'portal' },
  { is: 'status', status: 401, code: 'not_signed_in' },
  { is: 'status', status: 500 },
];

type Happening =
  | { do: 'meet'; count: number }
  | { do: 'take back' | 'sync' | 'kill' | 'back up' | 'restore' | 'other scopes' | 'purge' }
  | { do: 'faulty sync'; faults: Fault[] };

const simple = (...names: Exclude<Happening, { count: number } | { faults: Fault[] }>['do'][]) =>
  fc.constantFrom(...names.map((name): Happening => ({ do: name })));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('meet' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: simple('take back') },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('faulty sync' as const), faults: fc.array(fc.constantFrom(...FAULTS), { minLength: 1, maxLength: 3 }) }) },
  { weight: 3, arbitrary: simple('sync', 'kill', 'back up', 'restore', 'other scopes', 'purge') },
);

let server: FakeServer;

/** One phone and what its person did, whatever happened to it since. */
class Run {
  readonly counts = new Map<string, number>();
  readonly made = new Set<string>();
  private saved = server.backup();

  private constructor(
    public phone: Account,
    private readonly outing: string,
  ) {}

  static async begin(): Promise<Run> {
    server = new FakeServer();
    server.pageSize = 3;
    vi.stubGlobal('fetch', server.fetch);
    const phone = await newPhone(server);
    return new Run(phone, await startOuting({ kind: 'truck_outing' }));
  }

  async happens(what: Happening): Promise<void> {
    if (what.do === 'meet') this.counts.set(await meet(this.outing, { age_band: '18_21', gender: 'male', count: what.count }), what.count);
    if (what.do === 'take back') await this.takeLastBack();
    if (what.do === 'sync') await this.sync();
    if (what.do === 'faulty sync') server.faults.push(...what.faults);
    if (what.do === 'faulty sync') await this.sync();
    if (what.do === 'kill') this.phone = await reborn(this.phone);
    if (what.do === 'back up') this.saved = server.backup();
    if (what.do === 'restore') this.saved();
    if (what.do === 'other scopes') server.scopes += '+';
    if (what.do === 'purge') server.purgedSeq = server.seq;
    await this.note();
  }

  /** Every operation there is on the phone: none may ever be missing later. */
  async note(): Promise<void> {
    for (const op of Object.values(await whereabouts(this.phone)).flat()) this.made.add(op);
  }

  private async takeLastBack(): Promise<void> {
    const last = [...this.counts.keys()].at(-1);
    if (last === undefined) return;
    await takeBack(last);
    this.counts.delete(last);
  }

  private sync(): Promise<void> {
    return syncOnce(this.phone).catch(() => undefined);
  }

  async total(): Promise<number> {
    return (await Reading.run(this.phone, (reading) => readTally(reading, this.outing))).mineTotal;
  }

  get expected(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

const plain = ({ type, id, seq, deleted, set }: WireRow) => ({ type, id, seq, deleted, set });
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

test('whatever happens on the way: nothing lost, nothing doubled, own notes always in sight, and in the end both agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const run = await Run.begin();
      await run.note();
      for (const what of happenings) {
        await run.happens(what);
        expect(await run.total(), what.do).toBe(run.expected);
      }
      server.faults.length = 0;
      await syncOnce(run.phone);
      const { outbox, journal, quarantine } = await whereabouts(run.phone);
      expect([outbox, quarantine]).toEqual([[], []]);
      expect(new Set(journal)).toEqual(run.made);
      for (const op of run.made) expect(server.log.has(op)).toBe(true);
      const held = (await run.phone.db.base.toArray()).map(plain).sort(byId);
      expect(held).toEqual([...server.rows.values()].map(plain).sort(byId));
      expect(await run.total()).toBe(run.expected);
    }),
    { numRuns: 40 },
  );
}, 60_000);
