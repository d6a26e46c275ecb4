import type { Viewed } from '../../../domain/replay';
import { isAway, type Named } from '../../../store/views';
import { truthSaid } from '../../field/truth';
import type { Line } from './listing';

type Any = Pick<Viewed<Named>, 'id' | 'name' | 'deleted' | 'truth' | 'refusal'> & { archived?: boolean | null };

/** What the sheet of something in a list needs to know of it. */
export const itemOf = (row: Any | null): { id: string; name: string; away: boolean; refusal?: string } | null =>
  row && { id: row.id, name: row.name, away: isAway(row), refusal: row.refusal?.message };

/** What every list says of its rows. */
export const lineOf = (row: Any, cells: string[], brief = cells.length): Line => ({ id: row.id, name: row.name, cells, brief, away: isAway(row), kept: truthSaid(row) });

/** The fields that differ, empty ones as null: what was not touched is not said. */
export const changesOf = <T extends object>(now: T, before: T): Partial<T> =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== before[key as keyof T])) as Partial<T>;
