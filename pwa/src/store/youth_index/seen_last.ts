import Dexie from 'dexie';
import { headOf, membersOf } from '../../domain/merging';
import type { Viewed } from '../../domain/replay';
import type { Reading } from '../reading';
import { mergedFiles } from '../views/merged';
import type { Found, Hanging } from './files';

/** As many lines as a small screen shows. */
const SCREENFUL = 8;
/** The latest notes looked through for whom they are about; most encounters are about nobody by name. */
const LATEST = 80;

/**
 * The files seen last, by the notes written last: what a first screen shows while all the others are
 * still being read. Ids are in the order of time, so few rows are read; the whole list then comes in
 * the order of what was noted.
 */
export const seenLast = async (reading: Reading): Promise<Found[]> => {
  const [into, met, identified] = await Promise.all([
    mergedFiles(reading),
    latest(reading, 'encounter'),
    latest(reading, 'identification'),
  ]);
  const about = [...met, ...identified].sort((one, other) => (`${one.at} ${one.youth}` < `${other.at} ${other.youth}` ? 1 : -1));
  const heads = [...new Set(about.flatMap(({ youth }) => (youth ? headOf(youth, into) : [])))].slice(0, SCREENFUL);
  const files = await reading.some('youth', heads);
  return Promise.all(
    files
      .filter(({ deleted, erased }) => !deleted && !erased)
      .map(async (youth) => {
        const of = async <T extends Hanging>(type: T): Promise<Viewed<T>[]> =>
          (await Promise.all(membersOf(youth.id, into).map((id) => reading.by(type, 'youth', id)))).flat();
        const [identifications, encounters, pathways, steps] = await Promise.all([
          of('identification'),
          of('encounter'),
          of('pathway'),
          of('step'),
        ]);
        return { youth, identifications, encounters, pathways, steps };
      }),
  );
};

type Note = Pick<Viewed<'encounter' | 'identification'>, 'at' | 'youth' | 'deleted'>;

/** The last notes of a type, those that wait to be sent among them. */
const latest = async (reading: Reading, type: 'encounter' | 'identification'): Promise<Note[]> => {
  const { account, feed } = reading;
  const ids = await account.db.base
    .where('[generation+type+id]')
    .between([feed.generation, type, Dexie.minKey], [feed.generation, type, Dexie.maxKey])
    .reverse()
    .limit(LATEST)
    .primaryKeys();
  const rows = await reading.some(type, [...ids.map(([, , id]) => id), ...reading.touched(type)]);
  return rows.filter(({ deleted }) => !deleted);
};
