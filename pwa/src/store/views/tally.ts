import type { Instant } from '../../domain/days';
import { instant } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { tallyOf, type Tally } from '../../domain/tally';
import type { Viewed } from '../../domain/replay';
import type { YouthName } from '../../domain/records';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import type { Reading } from '../reading';
import { erasedAmong } from './erased';
import { mergedFiles, notedOn, oneOuting } from './merged';

/** A tally, with the moment of the last word from the server about the team's. */
export type TallyShown = Tally & { teamAt: Instant | null };

/** A count as the list by time shows it: taken-back ones are marked `deleted`. */
export type EncounterLine = Viewed<'encounter'> & {
  placeName: string | null;
  byName: string | null;
  youthName: Opened<YouthName>;
};

/** What was counted on an outing and on those merged into it, by me and by the team. */
export const tally = (outing: string): Live<TallyShown> =>
  live(
    (reading) => readTally(reading, outing),
    (found) => found,
  );

/** The same, once. */
export const readTally = async (reading: Reading, id: string): Promise<TallyShown> =>
  (await readCounts(reading, id)).tally;

/** The tally with the encounters it was made of, taken-back ones too. */
export const readCounts = async (
  reading: Reading,
  id: string,
): Promise<{ tally: TallyShown; encounters: Viewed<'encounter'>[] }> => {
  const one = await oneOuting(reading, id);
  const [encounters, acts, into] = await Promise.all([
    one ? notedOn(reading, 'encounter', one, { deleted: true }) : [],
    one ? notedOn(reading, 'health_act', one) : [],
    mergedFiles(reading),
  ]);
  // a phone that joined before it knew the place counted nowhere: where its outing is said to be
  const places = new Map(one?.members.map((member) => [member.id, member.place]));
  const counts = tallyOf(
    encounters.map((met) => (met.place ? met : { ...met, place: places.get(met.outing) ?? null })),
    {
      me: reading.account.person,
      counters: one?.head.status === 'closed' ? one.head.counters : null,
      healthActs: acts.filter((act) => !act.uncounted).length,
      headOf: (youth) => headOf(youth, into),
      outingOf: () => one?.head.id ?? id,
    },
  );
  const { receipt } = reading;
  return { tally: { ...counts, teamAt: receipt ? instant(receipt) : null }, encounters };
};

/** Every encounter of an outing and of those merged into it, taken-back ones too. */
export const allEncounters = async (reading: Reading, outing: string): Promise<Viewed<'encounter'>[]> => {
  const one = await oneOuting(reading, outing);
  return one ? notedOn(reading, 'encounter', one, { deleted: true }) : [];
};

/** Every count of an outing, latest first. */
export const encounters = (outing: string): Live<EncounterLine[]> =>
  live(
    async (reading) => {
      const rows = await allEncounters(reading, outing);
      rows.sort((one, other) => (one.at > other.at || (one.at === other.at && one.id > other.id) ? -1 : 1));
      const gone = await erasedAmong(reading, rows.flatMap(({ youth }) => youth ?? []), await mergedFiles(reading));
      return Promise.all(
        rows.map(async (row) => ({
          row,
          gone: gone.has(row.youth ?? ''),
          place: row.place ? await reading.get('place', row.place) : null,
          by: await reading.get('person', row.by),
          youth: row.youth ? await reading.get('youth', row.youth) : null,
        })),
      );
    },
    (lines, opened) =>
      lines.map(({ row, gone, place, by, youth }) => ({
        ...row,
        placeName: place?.name ?? null,
        byName: by?.name ?? null,
        youthName: gone
          ? { state: 'erased' }
          : opened.read<YouthName>('youth', youth?.id ?? '', 'name', youth?.name),
      })),
  );
