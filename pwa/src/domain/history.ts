import { stampMs, type Stamp } from './clock';
import type { ChangeKind } from './operation';
import type { Truth } from './replay';

/** What an operation did to one record of a file. */
export interface LoggedChange {
  type: string;
  id: string;
  kind: ChangeKind;
  set: Record<string, unknown>;
  /** Only the record's row tells of it, not the operation: what it said then is known in part. */
  inPart?: true;
}

/** One act of one person on a file; `effective` orders acts as the server merges them. */
export interface Logged {
  op: string;
  by: string;
  effective: Stamp;
  truth: Truth;
  changes: LoggedChange[];
}

/** A field's value before and after; `before` is undefined when nobody here knows it. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** One thing that happened to a record: who, when, what. */
export interface HistoryLine {
  key: string;
  op: string;
  by: string;
  /** Milliseconds since 1970. */
  at: number;
  truth: Truth;
  type: string;
  id: string;
  kind: ChangeKind;
  /** What was known of the record just after. */
  record: Record<string, unknown>;
  changed: FieldChange[];
}

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}/${id}`;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The history of a file, latest first: acts in the order in which the server merges them, each
 * field with the value it took the place of. A value said again is no change. Acts known twice (by
 * the server and by this phone) are told once. `rows` are the records as they are now, for what no
 * act here says of them.
 */
export const historyOf = (
  acts: readonly Logged[],
  rows: ReadonlyMap<string, Record<string, unknown>>,
): HistoryLine[] => {
  const once = [...new Map([...acts].reverse().map((act) => [act.op, act])).values()];
  const records = new Map<string, Record<string, unknown>>();
  const lines: HistoryLine[] = [];
  for (const { op, by, truth, effective, changes } of once.sort((one, other) => (order(one) < order(other) ? -1 : 1))) {
    for (const [index, change] of changes.entries()) {
      const { type, id, kind, set } = change;
      const key = keyOf(change);
      const changed = kind === 'patch' ? changesOf(set, records.get(key)) : [];
      // what a refused act wanted never was
      if (truth !== 'refused') records.set(key, { ...records.get(key), ...set, ...(kind === 'create' && !change.inPart ? { [WHOLE]: true } : {}) });
      if (kind === 'patch' && !changed.length) continue;
      const record = { ...rows.get(key), ...records.get(key), ...set };
      lines.push({ key: `${op}/${index}`, op, by, at: stampMs(effective), truth, type, id, kind, record, changed });
    }
  }
  return lines.reverse();
};

/** In a record replayed here: the act that made it is known, so what it left out was empty. */
const WHOLE = '*';

const order = ({ effective, op }: Logged): string => `${effective}/${op}`;

const changesOf = (set: Record<string, unknown>, record: Record<string, unknown> = {}): FieldChange[] =>
  Object.entries(set).flatMap(([field, after]) => {
    const before = field in record ? record[field] : record[WHOLE] ? null : undefined;
    const nothing = before === undefined ? after === null : same(before, after);
    return nothing ? [] : [{ field, before, after }];
  });
