import Dexie from 'dexie';
import { Overlay, type Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { NO_FEED } from '../feed';
import type { BaseRow, Feed } from '../schema';
import type { Breath } from './breath';
import type { Files, Hanging } from './files';

const ROWS = 250;
type Key = [generation: number, type: string, id: string];

/**
 * Puts every row of the server that bears on the list into `files`, some at a time, without the
 * operations waiting. The rows are not of one moment: whoever reads listens to changes meanwhile.
 */
export const readAll = async (account: Account, files: Files, breath: Breath): Promise<Feed> => {
  const feed = (await account.db.getMeta('feed')) ?? NO_FEED;
  const plain = new Overlay([], account.person, feed.epoch);
  const put = async <T extends Hanging | 'youth'>(type: T, rows: BaseRow[]): Promise<void> => {
    for (const row of rows) {
      files.put(type, row.id, plain.show(type, row.id, row) as Viewed<T> | null);
      await breath.taken();
    }
  };
  const youths: string[] = [];
  for await (const rows of byId(account, feed, 'youth')) {
    youths.push(...rows.map(({ id }) => id));
    await put('youth', rows);
  }
  for (const type of ['identification', 'pathway', 'step'] as const)
    for await (const rows of byId(account, feed, type)) await put(type, rows);
  for await (const rows of encounters(account, feed, youths)) await put('encounter', rows);
  return feed;
};

async function* byId({ db }: Account, { generation }: Feed, type: string): AsyncGenerator<BaseRow[]> {
  let after: unknown = Dexie.minKey;
  for (;;) {
    const rows = await db.base
      .where('[generation+type+id]')
      .between([generation, type, after], [generation, type, Dexie.maxKey], false, true)
      .limit(ROWS)
      .toArray();
    if (rows.length) yield rows;
    if (rows.length < ROWS) return;
    after = (rows.at(-1) as BaseRow).id;
  }
}

/** Those of a known youth only, the youths some at a time; of youths not read too, before, between and after. */
async function* encounters({ db }: Account, { generation }: Feed, youths: readonly string[]): AsyncGenerator<BaseRow[]> {
  for (let first = 0; first === 0 || first < youths.length; first += ROWS) {
    const from = first === 0 ? Dexie.minKey : youths[first];
    const below = youths[first + ROWS] ?? Dexie.maxKey;
    const key = (youth: unknown): Key => [generation, 'encounter', youth as string];
    yield await db.base.where('[generation+type+set.youth]').between(key(from), key(below), true, below === Dexie.maxKey).toArray();
  }
}
