import type { Day, Instant } from '../../domain/days';
import { headOf } from '../../domain/merging';
import type { SeenAt } from '../../domain/operation';
import { sealedFields, type ConflictSide, type RecordType } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';
import { outingCard, type OutingCard } from './outings';

/** A value of a field; `opened` when the field is sealed. */
export interface ValueShown {
  value: unknown;
  opened?: Opened;
}

/** One of two values; `mine`: written by whoever is here, on this phone or (`elsewhere`) another. */
export type SideShown = ConflictSide & ValueShown & { mine: 'here' | 'elsewhere' | null };

/** Two phones gave two values. */
export interface ConflictShown {
  id: string;
  type: string;
  record: string;
  field: string;
  kept: SideShown;
  other: SideShown;
  /** What the record says by now, when that is neither of the two. */
  now: ValueShown | null;
  /** Which row of the record that is; null: this phone has none. */
  seen: SeenAt | null;
  about: AboutShown;
}

/** What tells a record from others of its kind. */
export interface AboutShown {
  /** Whose file it is in; of merged ones, the file that stands. */
  youth: string | null;
  /** The outing that it is, or that it belongs to and no file. */
  outing: OutingCard | null;
  kind: string | null;
  at: Instant | Day | null;
}

/** The record that a question is about, as this phone holds it. */
type Row = Viewed<RecordType> & Record<string, unknown>;

/** Open conflicts; those whose opened values turn out equal are left out. */
export const conflicts = (): Live<ConflictShown[]> =>
  live(
    async (reading) => {
      const open = (await reading.all('conflict')).filter(({ settled, kept, other }) => !settled && kept && other);
      const asked = await withoutErased(reading, open);
      const rows = await rowsOf(reading, asked);
      return { asked, rows, abouts: await aboutsOf(reading, asked, rows) };
    },
    ({ asked, rows, abouts }, opened, account) =>
      asked.flatMap((one) => {
        const { id, on_type: type, on_id: record, field, kept, other } = one;
        if (!kept || !other) return [];
        const shown = (value: unknown): ValueShown => ({ value, ...openedValue(opened, type, record, field, value) });
        const side = (from: ConflictSide): SideShown => ({ ...from, ...shown(from.value), mine: mine(from, account) });
        const sides = { kept: side(kept), other: side(other) };
        if (same(sides.kept, sides.other)) return [];
        const row = rows.get(record);
        const now = row && field !== 'deleted' ? shown(row[field] ?? null) : null;
        const third = now && ![sides.kept, sides.other].some((one) => same(one, now) || isOpening(one, now));
        return [{ id, type, record, field, ...sides, now: third ? now : null, seen: row?.seen ?? null, about: abouts.get(id) ?? NOTHING }];
      }),
  );

const rowsOf = async (reading: Reading, asked: readonly Viewed<'conflict'>[]): Promise<Map<string, Row>> => {
  const types = [...new Set(asked.map(({ on_type }) => on_type as RecordType))];
  const ids = (type: string): string[] => asked.filter(({ on_type }) => on_type === type).map(({ on_id }) => on_id);
  const found = await Promise.all(types.map((type) => reading.some(type, ids(type))));
  return new Map(found.flat().map((row) => [row.id, row as Row]));
};

const NOTHING: AboutShown = { youth: null, outing: null, kind: null, at: null };

const aboutsOf = async (reading: Reading, asked: readonly Viewed<'conflict'>[], rows: ReadonlyMap<string, Row>): Promise<Map<string, AboutShown>> => {
  const into = await mergedFiles(reading);
  const pathways = await reading.some('pathway', [...rows.values()].map(({ pathway }) => text(pathway) ?? ''));
  const fileOf = new Map(pathways.map(({ id, youth }) => [id, youth]));
  const about = async ({ on_type, on_id }: Viewed<'conflict'>): Promise<AboutShown> => {
    const row = rows.get(on_id) ?? ({} as Partial<Row>);
    const file = on_type === 'youth' ? on_id : (text(row.youth) ?? fileOf.get(text(row.pathway) ?? ''));
    const outing = on_type === 'outing' ? on_id : text(row.outing);
    return {
      youth: file ? headOf(file, into) : null,
      outing: outing && !file ? await outingCard(reading, outing) : null,
      kind: text(row.kind) ?? text(row.act),
      at: text(row.at) ?? text(row.started_at),
    };
  };
  return new Map(await Promise.all(asked.map(async (one) => [one.id, await about(one)] as const)));
};

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/** Nobody is asked which name to keep of whoever is erased, nor which note. */
const withoutErased = async (reading: Reading, rows: Viewed<'conflict'>[]): Promise<Viewed<'conflict'>[]> => {
  const sealed = rows.filter(({ on_type, field }) => sealedFields(on_type).includes(field));
  const steps = await reading.some('step', sealed.flatMap(({ on_type, on_id }) => (on_type === 'step' ? on_id : [])));
  const fileOf = new Map(steps.map(({ id, youth }) => [id, youth]));
  const file = ({ on_id }: Viewed<'conflict'>): string => fileOf.get(on_id) ?? on_id;
  const gone = await erasedAmong(reading, sealed.map(file), await mergedFiles(reading));
  const dropped = new Set(sealed.filter((row) => gone.has(file(row))).map(({ id }) => id));
  return rows.filter(({ id }) => !dropped.has(id));
};

const mine = ({ by, device }: ConflictSide, account: Account): SideShown['mine'] => {
  if (by !== account.person) return null;
  return device === account.device ? 'here' : 'elsewhere';
};

const openedValue = (opened: OpenedValues, type: string, record: string, field: string, value: unknown): { opened?: Opened } =>
  sealedFields(type).includes(field)
    ? { opened: opened.read(type, record, field, typeof value === 'string' ? value : null) }
    : {};

const plain = ({ value, opened }: ValueShown): unknown => (opened?.state === 'ok' ? opened.value : value);

const same = (one: ValueShown, other: ValueShown): boolean => JSON.stringify(plain(one)) === JSON.stringify(plain(other));

/** Sealed twice, the same words look different: whether they are is known once both are open. */
const isOpening = (...values: ValueShown[]): boolean => values.some(({ opened }) => opened?.state === 'opening');
