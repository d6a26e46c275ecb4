import type { SeenAt } from '../domain/operation';
import type { Partner, Place, Zone } from '../domain/records';
import { current } from '../store/account';
import { NO_ROW, act, create, flag, patch, type Clear } from './act';
import { mayWrite, must } from './refused';

const LONGEST = 120;

const named = (name: string): string => {
  const clean = name.trim();
  must(clean, 'name', 'Donnez un nom.');
  must(clean.length <= LONGEST, 'name', 'Ce nom est trop long.');
  return clean;
};

type Draft<T> = { name: string } & Partial<T>;

/** A place where the truck stops or the teams walk. Answers its id. */
export const createPlace = async (place: Draft<Place>): Promise<string> => {
  mayWrite(current(), 'coordinator', 'outreach', 'partner');
  const made = create('place', { ...place, name: named(place.name) });
  await act('place.created', [made]);
  return made.id;
};

/** A partner organisation. Answers its id. */
export const createPartner = async (partner: Draft<Partner>): Promise<string> => {
  mayWrite(current(), 'coordinator', 'outreach');
  const made = create('partner', { ...partner, name: named(partner.name) });
  await act('partner.created', [made]);
  return made.id;
};

/** A district with the days between which it is one. Answers its id. */
export const createZone = async (zone: Draft<Zone> & Pick<Zone, 'kind'>): Promise<string> => {
  mayWrite(current(), 'coordinator');
  const made = create('zone', { ...inOrder(zone), name: named(zone.name) });
  await act('zone.created', [made]);
  return made.id;
};

/** Several places in one act: all of them, or none. At most `MOST_AT_ONCE`. */
export const createPlaces = async (places: readonly Draft<Place>[]): Promise<void> => {
  mayWrite(current(), 'coordinator');
  must(places.length && places.length <= MOST_AT_ONCE, null, `Entre 1 et ${MOST_AT_ONCE} lieux à la fois.`);
  await act('place.imported', places.map((place) => create('place', { ...place, name: named(place.name) })));
};

/** What an operation may hold. */
const MOST_AT_ONCE = 500;

interface Lists {
  place: Place;
  partner: Partner;
  zone: Zone;
}

/** Changes fields of something in a list; `seen`: of the row that the person looked at. */
export const changeListed = async <T extends keyof Lists>(
  type: T,
  id: string,
  changes: Partial<Lists[T]>,
  seen?: SeenAt | null,
): Promise<void> => {
  mayWrite(current(), 'coordinator');
  const set: Partial<Lists[T]> = { ...changes };
  if (type === 'zone') inOrder(set as Partial<Zone>);
  if ('name' in set) (set as { name: string }).name = named(set.name ?? '');
  await act(`${type}.changed`, [patch(type, id, set as Clear<T>, { seen: seen === null ? NO_ROW : seen })]);
};

/** Takes something out of what is offered, or puts it back; what was noted with it stays. */
export const archive = async (type: keyof Lists, id: string, away = true): Promise<void> => {
  mayWrite(current(), 'coordinator');
  // a district has no such field: it is taken back, and given back
  const change = type === 'zone' ? flag(type, id, away ? 'delete' : 'undelete') : patch(type, id, { archived: away });
  await act(`${type}.${away ? 'archived' : 'restored'}`, [change]);
};

const ENDS_FIRST = 'La fin vient avant le début.';

const inOrder = <Z extends Partial<Zone>>(zone: Z): Z => {
  const { valid_from: from, valid_until: until } = zone;
  must(!from || !until || from <= until, 'valid_until', ENDS_FIRST);
  return zone;
};
