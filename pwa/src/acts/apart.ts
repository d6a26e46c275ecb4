import { pairOf } from '../domain/merging';
import { current } from '../store/account';

/** `one` is another person than each of `others`: this phone does not ask it again. Works offline, and stays on this phone. */
export const tellApart = (one: string, others: readonly string[]): Promise<void> =>
  change((pairs) => [...new Set([...pairs, ...others.map((other) => pairOf(one, other))])]);

/** That was a mistake: they may be asked about again. */
export const forgetApart = (one: string, other: string): Promise<void> =>
  change((pairs) => pairs.filter((pair) => pair !== pairOf(one, other)));

const change = async (changed: (pairs: string[]) => string[]): Promise<void> => {
  const { db } = current();
  await db.transaction('rw', db.meta, async () => {
    await db.setMeta('apartFiles', changed((await db.getMeta('apartFiles')) ?? []));
  });
};
