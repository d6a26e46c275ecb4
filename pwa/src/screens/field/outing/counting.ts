import { cellOf } from '../../../domain/tally';
import { live, type Live } from '../../../store/views';
import { readCounts, type TallyShown } from '../../../store/views/tally';

/** The tally of an outing with the counts it was made of, read at one moment. */
export interface Counting {
  tally: TallyShown;
  /** Every count there is, by id: taken back or not, and in which cell. */
  counts: ReadonlyMap<string, { deleted: boolean; cell: string }>;
}

/** What tiles show; read together, so that a tap is seen as kept only when its number is there too. */
export const counting = (outing: string): Live<Counting> =>
  live(
    async (reading): Promise<Counting> => {
      const { tally, encounters } = await readCounts(reading, outing);
      return { tally, counts: new Map(encounters.map((row) => [row.id, { deleted: row.deleted, cell: cellOf(row) }])) };
    },
    (found) => found,
  );
