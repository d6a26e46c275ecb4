import type { Partner, Place, Zone } from '../domain/records';
import { current } from '../store/account';
import { act, create } from './act';
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
  const { valid_from, valid_until } = zone;
  must(!valid_from || !valid_until || valid_from <= valid_until, 'valid_until', ENDS_FIRST);
  const made = create('zone', { ...zone, name: named(zone.name) });
  await act('zone.created', [made]);
  return made.id;
};

const ENDS_FIRST = 'La fin vient avant le début.';
