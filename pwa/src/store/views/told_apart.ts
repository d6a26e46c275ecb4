import { headOf, pairOf } from '../../domain/merging';
import { live, type Live } from '../live';
import { mergedFiles } from './merged';

/** Pairs of files said here to be of two people (`pairOf`), by the files that stand for them now. */
export const toldApart = (): Live<ReadonlySet<string>> =>
  live(
    async (reading) => {
      const pairs = (await reading.account.db.getMeta('apartFiles')) ?? [];
      if (!pairs.length) return new Set<string>();
      const into = await mergedFiles(reading);
      return new Set(
        pairs.map((pair) => {
          const [one = '', other = ''] = pair.split(' ');
          return pairOf(headOf(one, into), headOf(other, into));
        }),
      );
    },
    (found) => found,
  );
