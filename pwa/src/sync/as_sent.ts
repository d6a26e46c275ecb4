import type { Operation, Result, WireRow } from '../domain/operation';
import type { PushOut } from '../server/sync';

/** The result of an operation; not told when it was applied at its own time. */
export const resultOf = (operation: Operation, told: Result | null | undefined): Result | undefined =>
  told === null ? { op: operation.op, status: 'applied', effective: operation.at, refusal: null } : told;

/** The rows that are just what these operations, by `person`, create. A server of before tells none so. */
export const rowsAsSent = (sent: readonly Operation[], told: PushOut['as_sent'], person: string): WireRow[] =>
  (told?.rows ?? []).flatMap(([operation, number, seq]): WireRow[] => {
    const change = sent[operation]?.changes[number];
    const fields = change && told?.fields[change.type];
    // not of what was sent: it comes with the next page
    if (!fields) return [];
    const { type, id, set: values = {} } = change;
    const set = Object.fromEntries(fields.map((name) => [name, values[name] ?? null]));
    return [{ type, id, seq, by: person, deleted: false, erased: false, set }];
  });
