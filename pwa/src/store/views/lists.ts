import type { RecordType, Role } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import { live, type Live } from '../live';

/** What the coordination keeps lists of. */
export type Named = 'place' | 'partner' | 'zone';

const french = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const byName = (one: { name: string }, other: { name: string }): number =>
  french.compare(one.name, other.name);

const named = <T extends Named & RecordType>(type: T): Live<Viewed<T>[]> =>
  live(
    (reading) => reading.all(type),
    (rows) => rows.filter((row) => !('archived' in row && row.archived)).sort(byName),
  );

/** Places in use, by name. */
export const places = (): Live<Viewed<'place'>[]> => named('place');
/** Partners in use, by name. */
export const partners = (): Live<Viewed<'partner'>[]> => named('partner');
/** Zones, by name. */
export const zones = (): Live<Viewed<'zone'>[]> => named('zone');

/** Whether it is no longer offered: archived, or, of a kind that has no such word, taken back. */
export const isAway = (one: { deleted: boolean; archived?: boolean | null }): boolean => one.deleted || one.archived === true;

/** Everything of a list, by name, what is away included. */
export const wholeList = <T extends Named>(type: T): Live<Viewed<T>[]> =>
  live(
    (reading) => reading.all(type, { deleted: true }),
    (rows) => [...rows].sort(byName),
  );

/** What whoever and whatever a record may name is called, by id: what is away still has its name. */
export const everyName = (): Live<ReadonlyMap<string, string>> =>
  live(
    async (reading) => {
      const rows = [];
      for (const type of ['place', 'partner', 'zone', 'person'] as const) rows.push(...(await reading.all(type, { deleted: true })));
      return rows;
    },
    (rows) => new Map(rows.map(({ id, name }) => [id, name])),
  );

/** A colleague. */
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

export const colleague = ({ id, name, role, active }: Viewed<'person'>): Colleague => ({
  id,
  name,
  role,
  active,
});

/** Everybody of the organisation, by name; `active` false: has left. */
export const people = (): Live<Colleague[]> =>
  live(
    (reading) => reading.all('person'),
    (rows) => rows.map(colleague).sort(byName),
  );
