import type { Logged } from '../domain/history';
import type { ChangeKind } from '../domain/operation';
import { historyPage } from '../server/history';
import { current } from '../store/account';

/** More than any file will have: 10 000 acts. */
const MOST_PAGES = 50;

/** Every act on a youth’s file that the server has; sealed values stay sealed. Throws Offline, ServerRefused, Locked. */
export const askHistory = async (youth: string): Promise<Logged[]> => {
  const account = current();
  const acts: Logged[] = [];
  let after = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { operations, cursor, more } = await historyPage(account.person, youth, after);
    for (const { changes, ...one } of operations) {
      const told = changes.map((change) => ({ ...change, kind: change.kind as ChangeKind }));
      acts.push({ ...one, truth: 'server', changes: told });
    }
    if (!more) break;
    after = cursor;
  }
  return acts;
};
