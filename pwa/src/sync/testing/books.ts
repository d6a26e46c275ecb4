import { dayOf, instant } from '../../domain/days';
import { newId } from '../../domain/ids';
import type { Operation, Result, WireRow } from '../../domain/operation';
import { SCHEMA } from '../../domain/operation';
import { inBrief } from './as_sent';
import { Turn, visible, type Held, type Kept, type Who } from './judge';
import { KINDS, Refused } from './records';

const ZONE = 'Europe/Paris';
/** What nothing refers to: its tombstones leave. */
const LEAVES: ReadonlySet<string> = new Set(['encounter', 'stop', 'step', 'pathway_check', 'support', 'health_act', 'conflict']);

export type Answer = { status: number; body: unknown };

export const no = (status: number, code: string, more = {}): Answer => ({
  status,
  body: { code, message_fr: 'Non.', field: null, retry: status !== 401 && status !== 403, ...more },
});

/**
 * The contract of `docs/sync.md` in memory: what the server keeps, and its answers to a push and a
 * pull. The pushes and pages of `tests/golden/sync` hold it to what the real one answers.
 */
export class Books implements Held {
  epoch: string = crypto.randomUUID();
  seq = 0;
  /** Milliseconds since 1970 on its clock. */
  now = (): number => Date.now();
  newId = newId;
  people: Set<string> | null = null;
  /** The roles of those who have another than outreach. */
  readonly roles = new Map<string, string>();
  readonly revoked = new Set<string>();
  kids: Set<string> | null = null;
  /** Added to the word of scopes: another one makes phones read again from zero. */
  scopes = '';
  pageSize = 1_000;
  /** A cursor below it is too old: tombstones are gone. */
  purgedSeq = 0;
  readonly rows = new Map<string, Kept>();
  readonly log = new Map<string, Result>();
  readonly authors = new Map<string, string>();
  readonly since = new Map<string, number>();
  readonly ledger = new Set<string>();
  readonly #last = new Map<string, string>();
  #clock = 0;
  /** Why an operation is refused whatever the rules say; null leaves it to them. */
  refuses: (operation: Operation) => string | null = () => null;

  /** The instant it is for the server. */
  get instant(): string {
    return instant(this.now());
  }

  private who(person: string): Who {
    return { person, role: this.roles.get(person) ?? 'outreach' };
  }

  push(epoch: string, ops: Operation[], person: string, brief = false): Answer {
    if (ops.length > 200) return no(413, 'too_large');
    if (epoch !== this.epoch) return no(409, 'epoch', { epoch: this.epoch });
    const now = (this.#clock = Math.max(this.now(), this.#clock));
    const touched = new Set<string>();
    const results: Result[] = [];
    let waiting = [...ops.entries()];
    // what refers to something that comes later in the batch is asked about again
    for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before; ) {
      before = waiting.length;
      waiting = waiting.filter(([index, operation]) => {
        const result = (results[index] = this.judged(operation, this.who(person), now, touched));
        return ['unknown_reference', 'unknown_record'].includes(result.refusal?.code ?? '');
      });
    }
    const rows = [...touched].flatMap((key) => this.rows.get(key) ?? []);
    const shown = rows.sort((one, other) => one.seq - other.seq).flatMap((row) => this.shown(row, this.who(person)));
    const told = brief ? inBrief(ops, results, shown, person) : { results, rows: shown, as_sent: null };
    return { status: 200, body: { ...told, scopes: this.scopesOf(person), epoch: this.epoch, server_now: now } };
  }

  private scopesOf(person: string): string {
    const { role } = this.who(person);
    return (role === 'partner' ? `partner:${person}` : role) + this.scopes;
  }

  private judged(operation: Operation, who: Who, now: number, touched: Set<string>): Result {
    const { op, device, changes } = operation;
    const known = this.log.get(op);
    if (known) {
      for (const { type, id } of changes) touched.add(`${type}/${id}`);
      return known;
    }
    const effective = this.effective(operation, now);
    const at = { now: instant(now), today: dayOf(now, ZONE), kids: this.kids };
    const turn = new Turn(this, operation, effective, who, at);
    try {
      this.mayWrite(operation, who);
      for (const key of turn.run()) touched.add(key);
    } catch (reason) {
      if (!(reason instanceof Refused)) throw reason;
      return { op, status: 'refused', effective: null, refusal: { code: reason.code, change: turn.index, field: reason.field, message_fr: 'Refusé.' } };
    }
    if (effective !== operation.at) this.#last.set(device, effective);
    const result: Result = { op, status: turn.won ? 'applied' : 'superseded', effective, refusal: null };
    this.log.set(op, result);
    return result;
  }

  private mayWrite(operation: Operation, { person }: Who): void {
    const code = this.refuses(operation) ?? (this.revoked.has(person) ? 'revoked' : operation.schema > SCHEMA ? 'newer_app' : null);
    if (code) throw new Refused(code);
  }

  /** Its own time, or now when its clock ran ahead; clamped ones of a device keep their order. */
  private effective({ at, device }: Operation, now: number): string {
    const clamped = `${String(now).padStart(15, '0')}.00000`;
    if (at.slice(0, 15) <= clamped.slice(0, 15)) return at;
    const last = this.#last.get(device) ?? '';
    return last >= clamped ? `${last.slice(0, 15)}.${String(Number(last.slice(16)) + 1).padStart(5, '0')}` : clamped;
  }

  pull(query: URLSearchParams, person: string): Answer {
    const cursor = Number(query.get('cursor'));
    const epoch = query.get('epoch');
    if (this.revoked.has(person)) return no(401, 'revoked');
    if ((epoch !== null && epoch !== this.epoch) || cursor > this.seq) return no(409, 'epoch', { epoch: this.epoch });
    const purged = query.get('purged');
    if (cursor > 0 && cursor < this.purgedSeq && Number(purged ?? -1) !== this.purgedSeq) return no(410, 'cursor_too_old');
    const who = this.who(person);
    const scopes = this.scopesOf(person);
    const size = Math.min(this.pageSize, Number(query.get('limit') ?? 500));
    const above = [...this.rows.values()].filter(({ seq }) => seq > cursor).sort((one, other) => one.seq - other.seq);
    const given = above.flatMap((row) => this.shown(row, who));
    const page = given.slice(0, size);
    const more = given.length > size;
    const reached = more ? (page.at(-1)?.seq ?? cursor) : this.seq;
    const server_now = Math.max(this.now(), this.#clock);
    return { status: 200, body: { rows: page, cursor: reached, more, scopes, epoch: this.epoch, purged: this.purgedSeq, server_now } };
  }

  /** A row as this person may see it, if at all. */
  private shown(row: Kept, who: Who): WireRow[] {
    const { stamps: _stamps, ...shown } = structuredClone(row);
    const kind = KINDS[row.type];
    if (!kind) return who.role === 'management' ? [] : [shown];
    if (!visible(kind, row, who)) return [];
    if (who.role === 'partner' && row.by !== who.person) for (const name of kind.hidden_from_partner) delete shown.set[name];
    return [shown];
  }

  /** All rows that this person may hold. */
  rowsOf(person: string): WireRow[] {
    return [...this.rows.values()].flatMap((row) => this.shown(row, this.who(person)));
  }

  /** A row that a colleague wrote. */
  give(type: string, id: string, set: Record<string, unknown>, more: Partial<WireRow> = {}): void {
    const row = { type, id, seq: (this.seq += 1), by: newId(), deleted: false, erased: false, ...more };
    this.rows.set(`${type}/${id}`, { ...row, set, stamps: {} });
  }

  /** Old tombstones leave. */
  purge(): void {
    for (const [key, { type, seq, deleted, erased }] of this.rows) {
      if (!deleted || erased || !LEAVES.has(type)) continue;
      this.rows.delete(key);
      this.purgedSeq = Math.max(this.purgedSeq, seq);
    }
  }

  /** What a backup holds now, to go back to. The ledger, roles and keys outlive it. */
  backup(): (epoch?: string) => void {
    const { seq, purgedSeq } = this;
    const saved = structuredClone({ rows: [...this.rows], log: [...this.log], authors: [...this.authors] });
    return (epoch = crypto.randomUUID()) => {
      const { rows, log, authors } = structuredClone(saved);
      for (const [map, values] of [[this.rows, rows], [this.log, log], [this.authors, authors]] as const) {
        map.clear();
        for (const [key, value] of values) (map as Map<string, unknown>).set(key, value);
      }
      Object.assign(this, { seq, purgedSeq, epoch });
      this.replayLedger();
    };
  }

  /** No backup brings back an erased name. */
  private replayLedger(): void {
    const again = [...this.rows.values()].filter(({ type, id, erased }) => type === 'youth' && !erased && this.ledger.has(id)).map(({ id }) => id);
    const nobody = { op: '', device: '', at: '', schema: SCHEMA, changes: [] };
    new Turn(this, nobody, '', { person: '', role: 'coordinator' }, { now: '', today: '', kids: null }).forget(again.sort());
  }
}
