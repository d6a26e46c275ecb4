import type { Kept, Turn } from './judge';
import { KINDS, sealedOf } from './records';

/** A youth, the files merged into it and the notes of their steps are forgotten: `api/sync/erase.py`. */
export const erase = (turn: Turn, youth: string): void => {
  const group = new Set([youth]);
  for (let wave = [youth]; wave.length; ) {
    wave = rowsOf(turn, 'youth', 'merged_into', new Set(wave)).map(({ id }) => id).filter((id) => !group.has(id));
    for (const id of wave) group.add(id);
  }
  for (const id of [...group].sort()) empty(turn, 'youth', id);
  for (const { id } of rowsOf(turn, 'step', 'youth', group)) empty(turn, 'step', id);
  const steps = new Set([...turn.staged.values()].filter(({ type }) => type === 'step').map(({ id }) => id));
  for (const about of [group, steps]) for (const conflict of rowsOf(turn, 'conflict', 'on_id', about)) emptyConflict(turn, conflict);
};

/** Whether the file that a row was merged into, or any further on, has been erased. */
export const isErasedGroup = (turn: Turn, row: Kept): boolean => {
  const seen = new Set<string>();
  for (let at: Kept | undefined = row; at && !seen.has(at.id); at = turn.row(`youth/${String(at.set.merged_into)}`)) {
    if (at.erased) return true;
    seen.add(at.id);
    if (!at.set.merged_into) return false;
  }
  return false;
};

const rowsOf = (turn: Turn, type: string, field: string, ids: ReadonlySet<string>): Kept[] => {
  const all = new Map([...turn.held.rows, ...turn.staged]);
  const found = [...all.values()].filter((row) => row.type === type && ids.has(String(row.set[field])));
  return found.sort((one, other) => (one.id < other.id ? -1 : 1));
};

const empty = (turn: Turn, type: string, id: string): void => {
  const row = turn.row(`${type}/${id}`);
  const kind = KINDS[type];
  if (!row || !kind) return;
  const staged = turn.stage(`${type}/${id}`, row);
  staged.erased = true;
  for (const name of sealedOf(kind)) staged.set[name] = null;
  turn.erased.push(id);
};

const emptyConflict = (turn: Turn, row: Kept): void => {
  const kind = KINDS[String(row.set.on_type)];
  if (!kind || !sealedOf(kind).includes(String(row.set.field))) return;
  const staged = turn.stage(`conflict/${row.id}`, row);
  for (const side of ['kept', 'other']) staged.set[side] = { ...(staged.set[side] as object), value: null };
};
