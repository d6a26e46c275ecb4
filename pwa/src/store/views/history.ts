import { stamp, stampMs } from '../../domain/clock';
import { historyOf, type HistoryLine, type Logged } from '../../domain/history';
import { madeAt } from '../../domain/ids';
import { headOf } from '../../domain/merging';
import type { Change } from '../../domain/operation';
import { sealedFields, type RecordType } from '../../domain/records';
import type { Meta, Truth } from '../../domain/replay';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import type { KeptOperation } from '../schema';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';

/** A field before and after; `before` is null when nobody here knows it. */
export interface FieldShown {
  field: string;
  before: Opened<unknown> | null;
  after: Opened<unknown>;
}

export type HistoryEntry = Omit<HistoryLine, 'changed'> & { changed: FieldShown[] };

export interface HistoryShown {
  entries: HistoryEntry[];
  /** The first of this phone’s own acts told of here (ms); null when it has none. */
  since: number | null;
}

/**
 * Who did what of a file, latest first: what the server `told`, with this phone’s acts on top; when
 * it told nothing (null), what this phone knows: its own acts and who made each record.
 */
export const youthHistory = (id: string, told: readonly Logged[] | null): Live<HistoryShown> =>
  live(
    (reading) => readHistory(reading, id, told),
    (found, opened) => ({
      since: found.since,
      entries: historyOf(found.acts, found.rows).map((line) => ({
        ...line,
        changed: line.changed.map(({ field, before, after }) => {
          const shown = (value: unknown): Opened<unknown> => openedOf(opened, line, field, value, found.nameless);
          const known = before === undefined ? null : shown(before);
          // a name taken away is not told again
          return { field, before: after === null && isSealed(line.type, field) ? null : known, after: shown(after) };
        }),
      })),
    }),
  );

const HANGING = ['identification', 'encounter', 'step', 'pathway', 'support', 'health_act'] as const;

const readHistory = async (reading: Reading, id: string, told: readonly Logged[] | null) => {
  const into = await mergedFiles(reading);
  const head = headOf(id, into);
  const files = [head, ...[...into.keys()].filter((one) => one !== head && headOf(one, into) === head)];
  const rows = new Map<string, Record<string, unknown> & Meta>();
  const keep = (type: RecordType, found: readonly (Meta & object)[]): void =>
    found.forEach((row) => rows.set(`${type}/${row.id}`, row as Record<string, unknown> & Meta));
  const youths = await reading.some('youth', files);
  keep('youth', youths);
  for (const type of HANGING)
    for (const file of files) keep(type, await reading.by(type, 'youth', file, { deleted: true }));
  for (const key of [...rows.keys()].filter((one) => one.startsWith('pathway/')))
    keep('pathway_check', await reading.by('pathway_check', 'pathway', key.slice(8), { deleted: true }));
  const own = await ownActs(reading, rows, new Set(files));
  const erased = await erasedAmong(reading, files, into);
  const nameless = youths.filter(({ id, notice_answer }) => erased.has(id) || notice_answer === 'without_name').map(({ id }) => id);
  const noteless = [...rows].flatMap(([key, row]) => (key.startsWith('step/') && (row.erased || erased.has(String(row.youth))) ? row.id : []));
  return {
    acts: told ? [...told, ...own] : [...own, ...madeActs(rows, own)],
    rows,
    nameless: new Set([...nameless, ...noteless]),
    since: own.reduce<number | null>((first, { effective }) => Math.min(first ?? Infinity, stampMs(effective)), null),
  };
};

/**
 * The acts of this phone on these records: unsent, refused, and those of the last 30 days. Of a file
 * that was merged into one of `files` and parted again, that it was.
 */
const ownActs = async ({ account }: Reading, rows: ReadonlyMap<string, unknown>, files: ReadonlySet<string>): Promise<Logged[]> => {
  const { db, person } = account;
  const sent = new Set(await db.getMeta('sending'));
  const [journal, outbox, refused] = await Promise.all([db.journal.toArray(), db.outbox.toArray(), db.quarantine.toArray()]);
  const merges = [...journal, ...outbox, ...refused].flatMap(({ changes }) => changes);
  const parted = new Set(
    merges.flatMap(({ type, id, set }) => (type === 'youth' && !files.has(id) && files.has(String(set?.merged_into)) ? id : [])),
  );
  const partings = ({ type, id, kind, set }: Change): Logged['changes'] =>
    type === 'youth' && parted.has(id) && set && 'merged_into' in set && (set.merged_into === null || files.has(String(set.merged_into)))
      ? [{ type, id, kind, set: { merged_into: set.merged_into } }]
      : [];
  const of = (kept: KeptOperation, truth: Truth, effective = kept.at): Logged => ({
    op: kept.op,
    by: person,
    effective,
    truth,
    changes: kept.changes.flatMap((change) => {
      const { type, id, kind, set = {} } = change;
      return rows.has(`${type}/${id}`) ? (kind === 'reseal' ? [] : [{ type, id, kind, set }]) : partings(change);
    }),
  });
  return [
    ...journal.map((kept) => of(kept, 'server', kept.effective)),
    ...outbox.map((kept) => of(kept, sent.has(kept.op) ? 'sending' : 'here')),
    ...refused.map((kept) => of(kept, 'refused')),
  ].filter(({ changes }) => changes.length);
};

/** Records of one person made within a second come of one act. */
const ONE_ACT_MS = 1_000;

/** Who made each record whose making is not among the acts known; when, its id tells. */
const madeActs = (rows: ReadonlyMap<string, Record<string, unknown> & Meta>, own: readonly Logged[]): Logged[] => {
  const told = new Set(
    own.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'create').map(({ type, id }) => `${type}/${id}`)),
  );
  const acts: Logged[] = [];
  const untold = [...rows].filter(([key]) => !told.has(key)).sort(([, one], [, other]) => madeAt(one.id) - madeAt(other.id));
  for (const [key, { id, by, truth }] of untold) {
    const change = { type: key.slice(0, key.indexOf('/')), id, kind: 'create' as const, set: {}, inPart: true as const };
    const last = acts.at(-1);
    if (last?.by === by && madeAt(id) - madeAt(last.op) < ONE_ACT_MS) last.changes.push(change);
    else acts.push({ op: id, by, effective: stamp(madeAt(id)), truth, changes: [change] });
  }
  return acts;
};

const isSealed = (type: string, field: string): boolean => sealedFields(type).includes(field);

const openedOf = (
  opened: OpenedValues,
  { type, id }: HistoryLine,
  field: string,
  value: unknown,
  nameless: ReadonlySet<string>,
): Opened<unknown> => {
  if (value === null || value === undefined) return { state: 'none' };
  if (!isSealed(type, field)) return { state: 'ok', value };
  return nameless.has(id) ? { state: 'erased' } : opened.read(type, id, field, value as string);
};
