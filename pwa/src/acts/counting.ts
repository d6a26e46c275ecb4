import { isValid, type Code } from '../domain/codes';
import type { Encounter } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { oneOuting } from '../store/views/merged';
import { stopsOf } from '../store/views/outings';
import { act, create, flag } from './act';
import { must } from './refused';

/** People met together: of one age band and gender. */
export interface Group {
  age_band: Code<'age_band'>;
  gender: Code<'gender'>;
  /** 1 to 500. */
  count?: number;
  /** First time this year, to the team's knowledge. */
  first_time?: boolean;
  public?: Code<'public'> | null;
}

const MOST = 500;

/** Counts people met without naming them; undo is `takeBack`. Answers the encounter's id. */
export const meet = async (outing: string, group: Group): Promise<string> => {
  const { count = 1, first_time = true } = group;
  must(Number.isInteger(count) && count >= 1 && count <= MOST, 'count', 'Donnez un nombre de 1 à 500.');
  const made = create('encounter', await encounter(outing, { ...group, count, first_time }));
  await act('encounter.met', [made]);
  return made.id;
};

/** The count was a mistake: it no longer counts. */
export const takeBack = async (id: string): Promise<void> => {
  await act('encounter.taken_back', [flag('encounter', id, 'delete')]);
};

/** It was none: it counts again. */
export const giveBack = async (id: string): Promise<void> => {
  await act('encounter.given_back', [flag('encounter', id, 'undelete')]);
};

/** The fields of an encounter now, at the outing's current stop. Throws ActRefused. */
export const encounter = async (
  outing: string,
  met: Pick<Encounter, 'age_band' | 'gender' | 'count' | 'first_time'> & Partial<Encounter>,
): Promise<Partial<Encounter>> => {
  must(isValid('age_band', met.age_band), 'age_band', 'Choisissez un âge.');
  must(isValid('gender', met.gender), 'gender', 'Choisissez un genre.');
  const place = met.place === undefined ? await currentPlace(outing) : met.place;
  return { ...met, outing, place, at: met.at ?? current().nowInstant() };
};

/** Where the outing is now; null when it has no place. Throws ActRefused for an unknown outing. */
const currentPlace = (outing: string): Promise<string | null> =>
  look(async (reading) => {
    const found = await oneOuting(reading, outing);
    must(found && !found.head.deleted, null, 'Cette sortie n’est pas, ou plus, sur ce téléphone.');
    return (await stopsOf(reading, found)).at(-1)?.place?.id ?? found.head.place;
  });
