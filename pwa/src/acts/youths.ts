import { isValid, isYouthBand, type Code } from '../domain/codes';
import type { Instant } from '../domain/days';
import { newId } from '../domain/ids';
import { headOf } from '../domain/merging';
import type { SeenAt } from '../domain/operation';
import type { Identification } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { mergedFiles, notedOn, oneOuting } from '../store/views/merged';
import { stopsOf } from '../store/views/outings';
import { act, create, patch, type ClearChange } from './act';
import { encounter } from './counting';
import { must } from './refused';
import { channelOf, factsOf, youthFields, type YouthChanges } from './youth_fields';

/** A young person noted on an outing or elsewhere. */
export type NotedYouth = YouthChanges & {
  outing?: string | null;
  /** Defaults to the outing's current stop. */
  place?: string | null;
  /** Defaults from the outing; needed without one. */
  channel?: Code<'identification_channel'>;
  /** When a person typed it; else now. */
  at?: Instant;
  age_band: Code<'age_band'>;
  gender: Code<'gender'>;
  /** `at`: when it was answered, before the form was finished. */
  notice: { answer: Code<'notice_answer'>; language?: string; version?: string; at?: Instant };
  /** Was counted before without a name: the linked encounter has count 0. */
  alreadyCounted?: boolean;
  first_time?: boolean;
};

/** A file was written, or (nothing wanted, under 16) only a count. */
export type Noted =
  | { what: 'file'; youth: string; encounter: string | null }
  | { what: 'counted'; encounter: string | null };

/**
 * Notes a young person: file, identification and linked encounter, or as much of it as they agree
 * to and as their age allows (`domain`: under 16 no file, from 30 no identification).
 */
export const noteYouth = async (noted: NotedYouth): Promise<Noted> => {
  const account = current();
  must(isValid('age_band', noted.age_band), 'age_band', 'Choisissez un âge.');
  must(isValid('gender', noted.gender), 'gender', 'Choisissez un genre.');
  must(isValid('notice_answer', noted.notice.answer), 'notice_answer', 'Notez la réponse à l’information.');
  must(!noted.at || noted.at <= account.nowInstant(), 'at', 'Cette date est dans l’avenir.');
  const where = await whereOf(noted);
  if (noted.notice.answer === 'nothing' || noted.age_band === 'under_16') return countOnly(noted, where);
  const youth = newId();
  const changes: ClearChange[] = [create('youth', fileOf(noted), { id: youth })];
  if (noted.age_band !== '30_plus') changes.push(identification(noted, where, youth));
  const met = await encounterOf(noted, where, youth);
  if (met) changes.push(met);
  await act('youth.noted', changes);
  return { what: 'file', youth, encounter: met?.id ?? null };
};

const countOnly = async (noted: NotedYouth, where: Where): Promise<Noted> => {
  const met = noted.alreadyCounted ? null : await encounterOf(noted, where, null);
  if (met) await act('encounter.met', [met]);
  return { what: 'counted', encounter: met?.id ?? null };
};

interface MetAgain {
  age_band?: Code<'age_band'>;
  alreadyCounted?: boolean;
  first_time?: boolean;
}

/** A known youth is met again on an outing, and says more of themselves (`changes`). Answers the encounter's id. */
export const meetKnownYouth = async (
  outing: string,
  youth: string,
  { changes = {}, seen, ...met }: MetAgain & {
    changes?: YouthChanges;
    /** Of the row that the person looked at. */
    seen?: SeenAt | null;
  } = {},
): Promise<string> => {
  const made = await metAgain(outing, youth, met);
  const set = youthFields(changes, current());
  const more = Object.keys(set).length ? [patch('youth', youth, set, { seen })] : [];
  await act('youth.met_again', [made, ...more]);
  return made.id;
};

/** The encounter of a known youth who is met again; their age of last time unless another is said. */
export const metAgain = async (
  outing: string,
  youth: string,
  { age_band, alreadyCounted = false, first_time = false }: MetAgain,
): Promise<ClearChange & { id: string }> => {
  const known = await look(async (reading) => ({
    file: await reading.get('youth', youth),
    bands: (await reading.by('identification', 'youth', youth)).sort((one, other) => (one.at < other.at ? -1 : 1)),
  }));
  must(known.file && !known.file.deleted, null, UNKNOWN);
  // "déjà compté" says that a count without a name was theirs: one that bears it already would no longer count
  const there = alreadyCounted && (await countsOn(outing, youth));
  must(!there, null, 'Ce jeune est déjà noté sur cette sortie, et y compte une fois.');
  const met = await encounter(outing, {
    age_band: age_band ?? known.bands.at(-1)?.age_band ?? 'unknown',
    gender: known.file.gender ?? 'unknown',
    count: alreadyCounted ? 0 : 1,
    first_time,
    youth,
  });
  return create('encounter', met);
};

/** Whether this youth counts on the outing already, by an encounter that bears their name. */
export const countsOn = (outing: string, youth: string): Promise<boolean> =>
  look(async (reading) => {
    const [one, into] = [await oneOuting(reading, outing), await mergedFiles(reading)];
    const noted = one ? await notedOn(reading, 'encounter', one) : [];
    const theirs = noted.filter((met) => met.youth !== null && !met.uncounted && headOf(met.youth, into) === headOf(youth, into));
    return theirs.length > 0 && theirs.every(({ count }) => count > 0);
  });

/** Changes a file; `seen` is that of the row which the person looked at. */
export const changeYouth = async (
  youth: string,
  changes: YouthChanges,
  seen?: SeenAt | null,
): Promise<void> => {
  const set = youthFields(changes, current());
  if (Object.keys(set).length === 0) return;
  const typed = changes.closed_at ? ['closed_at'] : [];
  await act('youth.changed', [patch('youth', youth, set, { seen, typed })]);
};

export const UNKNOWN = 'Ce dossier n’est pas, ou plus, sur ce téléphone.';

interface Where {
  outing: string | null;
  place: string | null;
  channel: Code<'identification_channel'> | undefined;
}

const whereOf = async ({ outing, place, channel }: NotedYouth): Promise<Where> => {
  if (!outing) {
    must(channel, 'channel', 'Dites comment ce jeune a été repéré.');
    return { outing: null, place: place ?? null, channel };
  }
  return look(async (reading) => {
    const found = await oneOuting(reading, outing);
    must(found && !found.head.deleted, null, 'Cette sortie n’est pas, ou plus, sur ce téléphone.');
    const stop = (await stopsOf(reading, found)).at(-1)?.place ?? null;
    const at = place === undefined ? stop : place ? await reading.get('place', place) : null;
    return { outing, place: at?.id ?? null, channel: channel ?? channelOf(found.head.kind, at?.kind ?? null) };
  });
};

const fileOf = (noted: NotedYouth): Record<string, unknown> => {
  const { outing: _o, place: _p, channel: _c, at, age_band: _a, notice, alreadyCounted: _n, first_time: _f, ...said } = noted;
  const account = current();
  const given = notice.answer === 'to_give' ? {} : { notice_given_at: informedAt({ notice, at }, account.nowInstant()) };
  return youthFields(
    {
      referent: account.person,
      ...said,
      notice_answer: notice.answer,
      notice_version: notice.version ?? null,
      notice_language: notice.language ?? null,
      ...given,
    },
    account,
  );
};

/** When they were told what is noted: when they answered, never later than now, whatever a phone's clock said. */
export const informedAt = ({ notice, at }: Pick<NotedYouth, 'notice' | 'at'>, now: Instant): Instant => {
  const answered = notice.at ?? at ?? now;
  return answered < now ? answered : now;
};

const identification = (noted: NotedYouth, where: Where, youth: string): ClearChange => {
  const at = noted.at ?? current().nowInstant();
  const { age_band } = noted;
  const set: Partial<Identification> = { ...factsOf(noted), youth, at, age_band, ...where };
  return create('identification', set, { typed: noted.at ? ['at'] : [] });
};

const encounterOf = async (
  noted: NotedYouth,
  { outing, place }: Where,
  youth: string | null,
): Promise<(ClearChange & { id: string }) | null> => {
  if (!outing) return null;
  const { age_band, gender, alreadyCounted = false, first_time = true } = noted;
  const count = alreadyCounted ? 0 : 1;
  const who = { age_band, gender, count, first_time, place, ...(youth ? { youth } : {}) };
  const at = noted.at ? { at: noted.at } : {};
  return create('encounter', await encounter(outing, { ...who, ...at }), { typed: noted.at ? ['at'] : [] });
};

/** Whether a youth of this band can be identified. */
export const mayBeIdentified = (band: Code<'age_band'>): boolean => isYouthBand(band) || band === 'unknown';
