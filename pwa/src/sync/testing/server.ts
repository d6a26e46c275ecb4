import { blankFields } from '../../domain/blank';
import { instant } from '../../domain/days';
import type { Change, Operation, Result, WireRow } from '../../domain/operation';
import { sealedFields } from '../../domain/records';

/** What may happen to one request on its way. */
export type Fault =
  | { is: 'lost request' | 'lost answer' | 'cut short' | 'portal' }
  | { is: 'status'; status: number; code?: string; retryAfter?: number };

interface Kept extends WireRow {
  stamps: Record<string, [effective: string, op: string]>;
}

/**
 * The contract of `docs/sync.md` in memory, for tests: dedupe by operation, merge per field by
 * (effective, op), clamp, refusals, cursor, scopes, epoch. `fetch` is what the app's own is given.
 */
export class FakeServer {
  epoch: string = crypto.randomUUID();
  seq = 0;
  now = (): number => Date.now();
  scopes = 'outreach';
  pageSize = 1_000;
  mostBytes = 512 * 1024;
  oldestCursor = 0;
  readonly rows = new Map<string, Kept>();
  readonly log = new Map<string, Result>();
  readonly requests: { path: string; account: string | null; text: string }[] = [];
  /** Why an operation is refused; null applies it. */
  refuses: (operation: Operation) => string | null = () => null;
  readonly faults: Fault[] = [];
  /** Faults of pushes alone, so that a pull in between takes none. */
  readonly pushFaults: Fault[] = [];

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://phone.test');
    const fault = (url.pathname.endsWith('/push') ? this.pushFaults.shift() : undefined) ?? this.faults.shift();
    if (fault?.is === 'lost request') throw new TypeError('network');
    if (fault?.is === 'portal') return new Response('<html>Wi-Fi</html>', { status: 200 });
    if (fault?.is === 'status') return refused(fault);
    const response = await this.answer(url, init);
    if (fault?.is === 'lost answer') throw new TypeError('network');
    return fault?.is === 'cut short' ? new Response((await response.text()).slice(0, -9)) : response;
  };

  /** Another path than sync's, for tests of sessions. */
  other: (path: string, body: unknown) => unknown = () => undefined;

  private async answer(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const text = await inflated(init.body, headers.get('Content-Encoding'));
    const path = url.pathname.replace('/api', '');
    const account = headers.get('X-Kaftruck-Account');
    this.requests.push({ path, account, text });
    if (path === '/sync/push') {
      if (text.length > this.mostBytes) return refused({ status: 413, code: 'too_large' });
      const { epoch, ops } = JSON.parse(text) as { epoch: string; ops: Operation[] };
      return epoch === this.epoch ? Response.json(this.push(ops, account ?? '')) : refused({ status: 409, code: 'epoch' });
    }
    if (path === '/sync/pull') return this.pull(url.searchParams);
    const found = await this.other(path, text ? JSON.parse(text) : undefined);
    if (found instanceof Response) return found;
    return found === undefined ? refused({ status: 404, code: 'not_found' }) : Response.json(found);
  }

  private push(ops: Operation[], by: string): unknown {
    const touched = new Set<string>();
    const results = ops.map((operation): Result => {
      const known = this.log.get(operation.op);
      const code = known ? null : this.refuses(operation) ?? this.unknownReference(operation);
      if (code) return { op: operation.op, status: 'refused', effective: null, refusal: { code, change: 0, field: null, message_fr: 'Refusé.' } };
      for (const { type, id } of operation.changes) touched.add(`${type}/${id}`);
      if (known) return known;
      const effective = operation.at > this.stampNow() ? this.stampNow() : operation.at;
      for (const change of operation.changes) this.apply(change, effective, operation.op, by);
      const result: Result = { op: operation.op, status: 'applied', effective, refusal: null };
      this.log.set(operation.op, result);
      return result;
    });
    const rows = [...touched].flatMap((key) => this.rows.get(key) ?? []).map(wire);
    return { results, rows, epoch: this.epoch, server_now: this.now() };
  }

  private stampNow(): string {
    return `${String(this.now()).padStart(15, '0')}.99999`;
  }

  private unknownReference({ changes }: Operation): string | null {
    const made = new Set(changes.filter(({ kind }) => kind === 'create').map(({ type, id }) => `${type}/${id}`));
    const exists = (key: string): boolean => made.has(key) || this.rows.has(key);
    for (const { type, id, kind, set = {} } of changes) {
      if (kind !== 'create' && !exists(`${type}/${id}`)) return 'unknown_record';
      for (const name of ['outing', 'youth', 'place', 'pathway'])
        if (set[name] && !exists(`${name}/${String(set[name])}`)) return 'unknown_reference';
    }
    return null;
  }

  private apply({ type, id, kind, set = {}, was = {} }: Change, effective: string, op: string, person: string): void {
    const key = `${type}/${id}`;
    const row: Kept = this.rows.get(key) ?? { type, id, seq: 0, by: person, deleted: false, erased: false, set: { ...blankFields(type) }, stamps: {} };
    this.rows.set(key, row);
    row.seq = this.seq += 1;
    if (kind === 'reseal') {
      for (const [name, old] of Object.entries(was)) if (row.set[name] === old) row.set[name] = set[name];
      return;
    }
    if (kind === 'erase') row.erased = true;
    const fields = kind === 'delete' || kind === 'undelete' ? { '*deleted': kind === 'delete' } : set;
    for (const [name, value] of Object.entries(fields)) {
      const [at = '', by = ''] = row.stamps[name] ?? [];
      if (effective < at || (effective === at && op < by)) continue;
      row.stamps[name] = [effective, op];
      if (name === '*deleted') row.deleted = value === true;
      else row.set[name] = value;
    }
    if (row.erased) for (const name of sealedFields(type)) row.set[name] = null;
  }

  private pull(query: URLSearchParams): Response {
    const cursor = Number(query.get('cursor'));
    const epoch = query.get('epoch');
    if ((epoch !== null && epoch !== this.epoch) || cursor > this.seq) return refused({ status: 409, code: 'epoch' });
    if (cursor > 0 && cursor < this.oldestCursor) {
      // a reading that begins again from zero misses nothing of what was purged
      this.oldestCursor = 0;
      return refused({ status: 410, code: 'cursor_too_old' });
    }
    const above = [...this.rows.values()].filter(({ seq }) => seq > cursor).sort((a, b) => a.seq - b.seq);
    const page = above.slice(0, this.pageSize);
    const more = above.length > page.length;
    const reached = more ? (page.at(-1)?.seq ?? cursor) : this.seq;
    return Response.json({ rows: page.map(wire), cursor: reached, more, scopes: this.scopes, epoch: this.epoch, server_now: this.now() });
  }

  /** A row that a colleague wrote. */
  give(type: string, id: string, set: Record<string, unknown>, more: Partial<WireRow> = {}): void {
    const row = { type, id, seq: (this.seq += 1), by: crypto.randomUUID(), deleted: false, erased: false, ...more };
    this.rows.set(`${type}/${id}`, { ...row, set, stamps: {} });
  }

  /** What a backup holds now, to go back to. */
  backup(): () => void {
    const saved = structuredClone({ rows: [...this.rows], log: [...this.log], seq: this.seq });
    return () => {
      this.rows.clear();
      this.log.clear();
      for (const [key, row] of saved.rows) this.rows.set(key, structuredClone(row));
      for (const [op, result] of saved.log) this.log.set(op, result);
      this.seq = saved.seq;
      this.epoch = crypto.randomUUID();
    };
  }

  /** The instant it is for the server. */
  get instant(): string {
    return instant(this.now());
  }
}

const wire = ({ stamps: _stamps, ...row }: Kept): WireRow => structuredClone(row);

const refused = ({ status, code, retryAfter }: { status: number; code?: string; retryAfter?: number }): Response => {
  const headers = retryAfter ? { 'Retry-After': String(retryAfter) } : undefined;
  const body = code ? JSON.stringify({ code, message_fr: 'Non.', field: null, retry: true }) : '<html>no</html>';
  return new Response(body, { status, headers });
};

const inflated = async (body: BodyInit | null | undefined, encoding: string | null): Promise<string> => {
  if (!body) return '';
  const raw = new Response(body);
  if (encoding !== 'gzip' || !raw.body) return raw.text();
  return new Response(raw.body.pipeThrough(new DecompressionStream('gzip'))).text();
};
