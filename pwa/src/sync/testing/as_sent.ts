import type { Operation, Result, WireRow } from '../../domain/operation';
import type { PushOut } from '../../server/sync';
import { KINDS } from './records';

/** An answer in brief, in the mind of `api/sync/as_sent.py`: `person` has sent `ops`. */
export const inBrief = (
  ops: readonly Operation[],
  results: readonly Result[],
  rows: readonly WireRow[],
  person: string,
): Pick<PushOut, 'results' | 'rows' | 'as_sent'> => {
  const created = new Map<string, { operation: number; change: number; sent: Record<string, unknown> }>();
  for (const [operation, { changes }] of ops.entries())
    for (const [change, { kind, type, id, set: sent = {} }] of results[operation]?.refusal ? [] : changes.entries())
      if (kind === 'create' && !created.has(`${type}/${id}`)) created.set(`${type}/${id}`, { operation, change, sent });
  const whole: WireRow[] = [];
  const as_sent: NonNullable<PushOut['as_sent']> = { fields: {}, rows: [] };
  for (const row of rows) {
    const { type, id, seq, by, deleted, erased, set } = row;
    const creation = created.get(`${type}/${id}`);
    const fields = KINDS[type]?.fields ?? [];
    const same = fields.every((name) => JSON.stringify(creation?.sent[name] ?? null) === JSON.stringify(set[name] ?? null));
    if (!creation || !same || by !== person || deleted || erased) whole.push(row);
    else {
      as_sent.fields[type] = fields;
      as_sent.rows.push([creation.operation, creation.change, seq]);
    }
  }
  const told = results.map((one, index) => (one.status === 'applied' && one.effective === ops[index]?.at ? null : one));
  return { results: told, rows: whole, as_sent };
};
