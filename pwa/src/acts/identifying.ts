import type { Code } from '../domain/codes';
import type { Instant } from '../domain/days';
import { headOf } from '../domain/merging';
import type { SeenAt } from '../domain/operation';
import type { Facts, Identification } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { mayIdentifyAgain, readYouth } from '../store/views/youth_page';
import { mergedFiles, oneOuting } from '../store/views/merged';
import { stopsOf } from '../store/views/outings';
import { act, create, patch, type ClearChange } from './act';
import { encounter } from './counting';
import { must } from './refused';
import { channelOf, factsOf, youthFields, type YouthChanges } from './youth_fields';
import { mayBeIdentified, UNKNOWN } from './youths';

const FIXED = ['youth', 'at', 'channel', 'outing', 'place', 'age_band'] as const;

type Said = Partial<Facts> & Partial<Pick<Identification, 'channel' | 'age_band'>>;

/** A new identification in the place of an old one: dated as it was, with what it said and these facts. */
export const inPlaceOf = (old: Identification & { id: string }, facts: Said): ClearChange & { id: string } => {
  const fixed = Object.fromEntries(FIXED.map((field) => [field, old[field]]));
  const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return create('identification', { ...factsOf(old), ...fixed, ...said, replaces: old.id });
};

/**
 * Corrects or completes an identification: a new one, dated as the old, replaces it. `file`: what the file
 * that stands for the youth says from now on, in the same operation; these facts unless other ones are given.
 * `seen`: of the row of it that the form showed. Answers the new one's id.
 */
export const completeIdentification = async (
  identification: string,
  facts: Said,
  seen?: SeenAt | null,
  file: YouthChanges = factsOf(facts),
): Promise<string> => {
  const { old, head } = await look(async (reading) => {
    const old = await reading.get('identification', identification);
    return { old, head: old && headOf(old.youth, await mergedFiles(reading)) };
  });
  must(old && head && !old.deleted, null, 'Ce repérage n’est pas, ou plus, sur ce téléphone.');
  must(!facts.age_band || mayBeIdentified(facts.age_band), 'age_band', TOO_YOUNG_OR_OLD);
  const made = inPlaceOf(old, facts);
  const follows = youthFields(file, current());
  const known = Object.values(follows).some((value) => value !== undefined);
  const changes = known ? [made, patch('youth', head, follows, { seen })] : [made];
  await act('identification.completed', changes);
  return made.id;
};

/** A new identification of a known youth: only after closing, or five months without news. */
export const identifyAgain = async (
  youth: string,
  said: Partial<Facts> & {
    outing?: string | null;
    place?: string | null;
    channel?: Code<'identification_channel'>;
    age_band: Code<'age_band'>;
    at?: Instant;
  },
): Promise<string> => {
  const account = current();
  must(mayBeIdentified(said.age_band), 'age_band', TOO_YOUNG_OR_OLD);
  const { file, outing, met, place } = await look(async (reading) => {
    const found = said.outing ? await oneOuting(reading, said.outing) : null;
    const stop = found && !said.place ? (await stopsOf(reading, found)).at(-1)?.place : null;
    return {
      file: await readYouth(reading, youth),
      outing: found?.head ?? null,
      met: new Set(found?.members.map(({ id }) => id)),
      place: said.place ? await reading.get('place', said.place) : (stop ?? null),
    };
  });
  must(file, null, UNKNOWN);
  must(mayIdentifyAgain(file, account), 'at', ALREADY);
  const channel = said.channel ?? (outing ? channelOf(outing.kind, place?.kind ?? null) : null);
  must(channel, 'channel', 'Dites comment ce jeune a été repéré.');
  const set = {
    ...factsOf(said),
    youth: file.youth.id,
    at: said.at ?? account.nowInstant(),
    channel,
    outing: outing?.id ?? null,
    place: place?.id ?? null,
    age_band: said.age_band,
  };
  const made = create('identification', set, { typed: said.at ? ['at'] : [] });
  const reopened = patch('youth', file.youth.id, { ...factsOf(said), closed_at: null, lost_reason: null });
  // whoever is met on an outing is counted once there
  const counted = !outing || file.encounters.some((one) => met.has(one.outing));
  const { id, gender } = file.youth;
  const who = { age_band: said.age_band, gender: gender ?? 'unknown', count: 1, first_time: false, youth: id, place: place?.id ?? null };
  const counting = counted ? [] : [create('encounter', await encounter(outing.id, who))];
  await act('youth.identified_again', [made, reopened, ...counting]);
  return made.id;
};

const TOO_YOUNG_OR_OLD = 'Un repérage concerne les 16 à 29 ans.';
const ALREADY =
  'Ce jeune est déjà repéré : un nouveau repérage se note après la clôture du dossier, ou cinq mois sans nouvelles.';
