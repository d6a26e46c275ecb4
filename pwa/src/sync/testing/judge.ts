import type { Change, Operation, WireRow } from '../../domain/operation';
import { consistent, contradicts, settle } from './consistency';
import { erase, isErasedGroup } from './erasing';
import { checked, KINDS, Refused, references, sealedOf, type Fields, type Kind, type Writing } from './records';

/** When and by what a value was set: `[effective, op, seq, device]`. */
export type Stamped = [effective: string, op: string, seq: number, device: string];

/** A row of the server; under `*` the stamp of its creation. */
export interface Kept extends WireRow {
  stamps: Record<string, Stamped>;
}

/** What the server holds. `people` null: whoever is named is known. */
export interface Held {
  rows: Map<string, Kept>;
  /** Who made each applied operation. */
  authors: Map<string, string>;
  /** The first `seq` that each of them gave. */
  since: Map<string, number>;
  people: ReadonlySet<string> | null;
  seq: number;
  epoch: string;
  /** Whoever was ever erased: the ledger, which no restore turns back. */
  ledger: Set<string>;
  newId: () => string;
}

/** Who writes. */
export interface Who {
  person: string;
  role: string;
}

/** Whether this person may know of a row at all. */
export const visible = ({ shared_with_partner }: Kind, { by }: WireRow, { person, role }: Who): boolean =>
  role === 'partner' ? shared_with_partner || by === person : role !== 'management';

/**
 * One operation judged against what the server holds, in the mind of `api/sync/judge.py`: all of its
 * changes are fine, or none is done.
 */
export class Turn {
  readonly staged = new Map<string, Kept>();
  readonly erased: string[] = [];
  won = false;
  /** The change being judged. */
  index = 0;
  seq: number;
  readonly #conflicts: Kept[] = [];

  constructor(
    readonly held: Held,
    private readonly op: Operation,
    private readonly effective: string,
    private readonly who: Who,
    private readonly at: Omit<Writing, 'key'>,
  ) {
    this.seq = held.seq;
  }

  /** Judges and keeps it; the keys of the rows that changed. Throws Refused, and then nothing has. */
  run(): string[] {
    for (const [index, change] of this.op.changes.entries()) {
      this.index = index;
      this.#change(change);
    }
    for (const row of this.#conflicts) this.staged.set(`conflict/${row.id}`, row);
    this.held.authors.set(this.op.op, this.who.person);
    this.held.since.set(this.op.op, this.held.seq + 1);
    return this.#keep();
  }

  /** These young people are forgotten, by nobody's act: what a restore finds in the ledger. */
  forget(youths: readonly string[]): void {
    for (const id of youths) erase(this, id);
    this.#keep();
  }

  #keep(): string[] {
    for (const [key, row] of this.staged) this.held.rows.set(key, row);
    for (const id of this.erased) this.held.ledger.add(id);
    this.held.seq = this.seq;
    return [...this.staged.keys()];
  }

  /** The row as this operation sees it. */
  row(key: string): Kept | undefined {
    return this.staged.get(key) ?? this.held.rows.get(key);
  }

  /** A copy of a row that may be changed; it moves to the end of the feed. */
  stage(key: string, row: Kept): Kept {
    const staged = this.staged.get(key) ?? { ...row, set: { ...row.set }, stamps: { ...row.stamps } };
    this.staged.set(key, staged);
    staged.seq = this.seq += 1;
    return staged;
  }

  #change(change: Change): void {
    const { type, id, kind: what } = change;
    const kind = KINDS[type];
    if (!kind) throw new Refused('unknown_type');
    const row = this.row(`${type}/${id}`);
    this.#may(kind, change, row);
    if (what === 'create') {
      if (row) throw new Refused('already_exists');
      return this.#create(kind, change);
    }
    if (!row || !visible(kind, row, this.who)) throw new Refused('unknown_record');
    if (what === 'patch') this.#patch(kind, change, row);
    else if (what === 'reseal') this.#reseal(kind, change, row);
    else if (what === 'erase') {
      this.won = true;
      erase(this, id);
    } else this.#delete(change, row);
  }

  #may(kind: Kind, { type, kind: what }: Change, row: Kept | undefined): void {
    const { person, role } = this.who;
    const allowed = what === 'create' ? kind.creators : what === 'erase' || what === 'reseal' ? ['coordinator'] : kind.changers;
    if (!allowed.includes(role)) throw new Refused('role');
    if (what === 'patch' && kind.insert_only) throw new Refused('never_changed');
    if (what === 'erase' && type !== 'youth') throw new Refused('bad_change');
    if (role === 'partner' && row && row.by !== person) throw new Refused(visible(kind, row, this.who) ? 'role' : 'unknown_record');
  }

  #checked(kind: Kind, { type, id, set = {} }: Change): Fields {
    const values: Fields = {};
    for (const [name, value] of Object.entries(set)) {
      const rule = kind.rules[name];
      if (!rule) throw new Refused('unknown_field', /^[a-z][a-z_]{0,39}$/.test(name) ? name : null);
      if (value === null && rule.required) throw new Refused('missing', name);
      values[name] = value === null ? null : checked(rule, name, value, { ...this.at, key: `${type}/${id}` });
      if (value !== null) for (const key of references(rule, values[name])) this.#refer(key, name);
    }
    return values;
  }

  #refer(key: string, name: string): void {
    const [type = '', id = ''] = key.split('/');
    const kind = KINDS[type];
    const row = this.row(key);
    const known = kind ? row && visible(kind, row, this.who) : (this.held.people?.has(id) ?? true);
    if (!known) throw new Refused('unknown_reference', name);
  }

  #stamp(): Stamped {
    return [this.effective, this.op.op, this.seq, this.op.device];
  }

  #create(kind: Kind, change: Change): void {
    const { type, id, typed = [] } = change;
    const values = this.#checked(kind, change);
    for (const [name, { required }] of Object.entries(kind.rules)) if (required && (values[name] ?? null) === null) throw new Refused('missing', name);
    this.seq += 1;
    const set: Fields = { ...Object.fromEntries(kind.fields.map((name) => [name, null])), ...values };
    settle(type, kind, values, set, typed, this.at);
    consistent(type, set);
    const erased = this.held.ledger.has(id);
    const row: Kept = { type, id, seq: this.seq, by: this.who.person, deleted: false, erased, set, stamps: { '*': this.#stamp() } };
    this.staged.set(`${type}/${id}`, row);
    this.won = true;
    this.#keepForgotten(kind, row);
  }

  #patch(kind: Kind, change: Change, row: Kept): void {
    const { type, id, typed = [], seen } = change;
    const values = this.#checked(kind, change);
    const whole = { ...row.set, ...values };
    settle(type, kind, values, whole, typed, this.at);
    if (!contradicts(type, row.set)) consistent(type, whole);
    const before = { ...row, set: { ...row.set }, stamps: { ...row.stamps } };
    const staged = this.stage(`${type}/${id}`, row);
    const stamp = this.#stamp();
    const seenSeq = seen?.[0] === this.held.epoch ? seen[1] : null;
    for (const [name, sent] of Object.entries(values)) {
      const value = row.erased && sealedOf(kind).includes(name) ? null : sent;
      if (isUnseen(before, name, value, stamp, seenSeq)) this.#ask(before, name, value, stamp);
      this.#put(staged, name, value, stamp);
    }
    if (row.deleted) this.#ask(before, 'deleted', false, stamp);
    this.#keepForgotten(kind, staged);
  }

  #put(row: Kept, name: string, value: unknown, stamp: Stamped): void {
    if (!wins(row, name, stamp)) return;
    if (name === 'deleted') row.deleted = value === true;
    else row.set[name] = value;
    row.stamps[name] = stamp;
    this.won = true;
  }

  /** Both values are kept for a person to choose, each with whoever wrote it. */
  #ask(row: Kept, field: string, value: unknown, stamp: Stamped): void {
    const [at, op, , device] = stampOf(row, field) ?? ['', '', 0, ''];
    const old = { value: valueOf(row, field), at, op, device, by: this.#author(op) };
    const fresh = { value, at: stamp[0], op: stamp[1], device: stamp[3], by: this.who.person };
    const later = isLater(stamp, [at, op, 0, '']);
    const set = { on_type: row.type, on_id: row.id, field, kept: later ? fresh : old, other: later ? old : fresh, settled: false };
    const id = this.held.newId();
    this.#conflicts.push({ type: 'conflict', id, seq: (this.seq += 1), by: row.by, deleted: false, erased: false, set, stamps: { '*': stamp } });
  }

  #author(op: string): string | null {
    return op === this.op.op ? this.who.person : (this.held.authors.get(op) ?? null);
  }

  /** What was erased stays so: sealed values that come later are dropped, facts are kept. */
  #keepForgotten(kind: Kind, row: Kept): void {
    if (row.type === 'youth' && row.set.merged_into && isErasedGroup(this, row)) erase(this, row.id);
    if (row.type === 'step') row.erased ||= this.row(`youth/${String(row.set.youth)}`)?.erased ?? false;
    if (row.erased) for (const name of sealedOf(kind)) row.set[name] = null;
  }

  #delete({ type, id, kind }: Change, row: Kept): void {
    this.#put(this.stage(`${type}/${id}`, row), 'deleted', kind === 'delete', this.#stamp());
  }

  #reseal(kind: Kind, change: Change, row: Kept): void {
    const { type, id, was = {} } = change;
    const values = this.#checked(kind, change);
    if (!Object.keys(values).every((name) => sealedOf(kind).includes(name))) throw new Refused('bad_change');
    const fits = Object.keys(values).filter((name) => row.set[name] && row.set[name] === was[name]);
    if (fits.length === 0 || row.erased) return;
    const staged = this.stage(`${type}/${id}`, row);
    for (const name of fits) staged.set[name] = values[name];
    this.won = true;
  }
}

const valueOf = (row: Kept, name: string): unknown => (name === 'deleted' ? row.deleted : row.set[name]);

const stampOf = ({ stamps }: Kept, name: string): Stamped | undefined => stamps[name] ?? stamps['*'];

const isLater = ([effective, op]: Stamped, [before, byOp]: Stamped): boolean => effective > before || (effective === before && op > byOp);

const wins = (row: Kept, name: string, stamp: Stamped): boolean => {
  const current = stampOf(row, name);
  return !current || isLater(stamp, current);
};

/** Another device set another value after the person looked. */
const isUnseen = (row: Kept, name: string, value: unknown, [, , , device]: Stamped, seen: number | null): boolean => {
  const current = stampOf(row, name);
  if (seen === null || !current) return false;
  return current[2] > seen && current[3] !== device && JSON.stringify(valueOf(row, name)) !== JSON.stringify(value);
};
