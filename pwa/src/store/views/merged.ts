import { headOf, membersOf, mergeMap } from '../../domain/merging';
import type { Viewed } from '../../domain/replay';
import type { Reading } from '../reading';

/** Where each merged record points: a pointer to one that is not there, or taken back, is none. */
const merged = async (reading: Reading, type: 'youth' | 'outing'): Promise<Map<string, string>> => {
  const into = mergeMap(await reading.saying(type, 'merged_into'));
  const targets = await reading.some(type, into.values());
  const live = new Set(targets.filter(({ deleted }) => !deleted).map(({ id }) => id));
  return new Map([...into].filter(([, target]) => live.has(target)));
};

/** Where each merged file points. */
export const mergedFiles = (reading: Reading): Promise<Map<string, string>> => merged(reading, 'youth');

/** Where each merged outing points. */
export const mergedOutings = (reading: Reading): Promise<Map<string, string>> => merged(reading, 'outing');

/** Outings that are one: `head` stands for all of `members`, itself among them. */
export interface OneOuting {
  head: Viewed<'outing'>;
  members: Viewed<'outing'>[];
}

/** The outing that stands for `id`, with those merged into it; null when there is none. */
export const oneOuting = async (
  reading: Reading,
  id: string,
  into?: ReadonlyMap<string, string>,
): Promise<OneOuting | null> => {
  const merges = into ?? (await mergedOutings(reading));
  const head = await reading.get('outing', headOf(id, merges));
  if (!head) return null;
  const others = await reading.some('outing', membersOf(head.id, merges).slice(1));
  return { head, members: [head, ...others.filter(({ deleted }) => !deleted)] };
};

/** What was noted on an outing, on any of those that are one. */
export const notedOn = async <T extends 'encounter' | 'stop' | 'health_act' | 'identification' | 'step'>(
  reading: Reading,
  type: T,
  { members }: OneOuting,
  options: { deleted?: boolean } = {},
): Promise<Viewed<T>[]> => {
  const found = await Promise.all(members.map(({ id }) => reading.by(type, 'outing', id, options)));
  return found.flat();
};
