import { headOf } from '../../domain/merging';
import type { YouthName } from '../../domain/records';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';
import { currentIdentification, openYouth } from '../youth_index/line';

/** A file merged into another, as it was by itself. */
export interface MergedFile {
  id: string;
  name: Opened<YouthName>;
  /** When the person was first noted in it; null when nothing says so. */
  notedAt: string | null;
}

/** The files merged into the one that stands for `id`, to part them again: not those that were erased. */
export const mergedInto = (id: string): Live<MergedFile[]> =>
  live(
    async (reading) => {
      const into = await mergedFiles(reading);
      const head = headOf(id, into);
      const merged = [...into.keys()].filter((one) => one !== head && headOf(one, into) === head);
      const gone = await erasedAmong(reading, merged, into);
      const files = await reading.some('youth', merged.filter((one) => !gone.has(one)));
      return Promise.all(
        files.map(async (youth) => ({ youth, identifications: await reading.by('identification', 'youth', youth.id) })),
      );
    },
    (found, opened) =>
      found.map(({ youth, identifications }) => ({
        id: youth.id,
        name: openYouth(youth, opened).name,
        notedAt: currentIdentification(identifications)?.at ?? null,
      })),
  );
