import type { RecordType, Role } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import { live, type Live } from '../live';

type Named = 'place' | 'partner' | 'zone';

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
