import { mergeMap } from '../../domain/merging';
import type { Reading } from '../reading';

/** Where each merged file points: a pointer to a file that is not there, or taken back, is none. */
export const mergedFiles = async (reading: Reading): Promise<Map<string, string>> => {
  const into = mergeMap(await reading.saying('youth', 'merged_into'));
  const targets = await reading.some('youth', into.values());
  const live = new Set(targets.filter(({ deleted }) => !deleted).map(({ id }) => id));
  return new Map([...into].filter(([, target]) => live.has(target)));
};
