import { isValid, type Code } from '../domain/codes';
import type { Encounter } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import type { Reading } from '../store/reading';
import { oneOuting } from '../store/views/merged';
import { stopsOf } from '../store/views/outings';
import { act, actOn, create, flag } from './act';
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
const HOW_MANY = 'Donnez un nombre de 1 à 500.';

/** Counts people met without naming them; undo is `takeBack`. Answers the encounter's id. */
export const meet = async (outing: string, group: Group): Promise<string> => {
  const [id = ''] = await meetTogether(outing, [group]);
  return id;
};

/** Counts several groups in one act: all or none. Answers the encounters' ids, in the same order. */
export const meetTogether = async (outing: string, groups: readonly Group[]): Promise<string[]> => {
  must(groups.length, 'count', HOW_MANY);
  for (const { count = 1 } of groups) counts(count, 1);
  const at = current().nowInstant();
  const made = await actOn('encounter.met', async (reading) => {
    const place = await currentPlace(reading, outing);
    return groups.map(({ count = 1, first_time = true, ...group }) =>
      create('encounter', theEncounter(outing, { ...group, count, first_time, at, place })),
    );
  });
  return made.map(({ id }) => id);
};

/** The counts were a mistake: they no longer count. */
export const takeBack = async (ids: string | readonly string[]): Promise<void> => {
  await act('encounter.taken_back', [ids].flat().map((id) => flag('encounter', id, 'delete')));
};

/** They were none: they count again. */
export const giveBack = async (ids: string | readonly string[]): Promise<void> => {
  await act('encounter.given_back', [ids].flat().map((id) => flag('encounter', id, 'undelete')));
};

/** What may be corrected of a count. */
export type Corrected = Partial<Pick<Encounter, 'age_band' | 'gender' | 'count' | 'first_time' | 'public'>>;

/**
 * A count was wrong: it is taken back, and a right one stands in its place, met at the same time and
 * place; in one act, since counts are never changed. Answers the new one's id. Throws ActRefused.
 */
export const correctCount = async (id: string, changes: Corrected): Promise<string> => {
  const found = await look((reading) => reading.get('encounter', id));
  must(found && !found.deleted, null, 'Ce compte n’est pas, ou plus, sur ce téléphone.');
  const { outing, place, at, youth } = found;
  const { age_band, gender, count, first_time, public: whom } = { ...found, ...changes };
  counts(count, youth ? 0 : 1);
  must(!youth || count <= 1, 'count', 'Un jeune connu compte une fois.');
  const right = await encounter(outing, { age_band, gender, count, first_time, public: whom, place, at, youth });
  const made = create('encounter', right);
  await act('encounter.corrected', [flag('encounter', id, 'delete'), made]);
  return made.id;
};

/** The correction was the mistake, or was none after all: `out` no longer counts, `back` counts again. */
export const swapCounts = async (out: string, back: string): Promise<void> => {
  await act('encounter.corrected', [flag('encounter', out, 'delete'), flag('encounter', back, 'undelete')]);
};

const counts = (count: number, least: number): void =>
  must(Number.isInteger(count) && count >= least && count <= MOST, 'count', HOW_MANY);

type Met = Pick<Encounter, 'age_band' | 'gender' | 'count' | 'first_time'> & Partial<Encounter>;

/** The fields of an encounter now, at the outing's current stop. Throws ActRefused. */
export const encounter = async (outing: string, met: Met): Promise<Partial<Encounter>> => {
  const place = met.place === undefined ? await look((reading) => currentPlace(reading, outing)) : met.place;
  return theEncounter(outing, { ...met, place });
};

const theEncounter = (outing: string, met: Met): Partial<Encounter> => {
  must(isValid('age_band', met.age_band), 'age_band', 'Choisissez un âge.');
  must(isValid('gender', met.gender), 'gender', 'Choisissez un genre.');
  return { ...met, outing, at: met.at ?? current().nowInstant() };
};

/** Where the outing is now; null when it has no place. Throws ActRefused for an unknown outing. */
const currentPlace = async (reading: Reading, outing: string): Promise<string | null> => {
  const found = await oneOuting(reading, outing);
  must(found && !found.head.deleted, null, 'Cette sortie n’est pas, ou plus, sur ce téléphone.');
  return (await stopsOf(reading, found)).at(-1)?.place?.id ?? found.head.place;
};
