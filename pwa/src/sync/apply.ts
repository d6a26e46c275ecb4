import { clockOffset, later, stamp } from '../domain/clock';
import type { WireRow } from '../domain/operation';
import type { AccountDb, Feed } from '../store/schema';
import { scrub } from './scrub';

/** Dexie names the keys of up to this many rows written at once. */
const TOLD_BY_KEY = 49;

/** Puts rows into a generation: one replaces its older self only if its seq is higher. */
export const putRows = async (
  db: AccountDb,
  generation: number,
  rows: readonly WireRow[],
): Promise<void> => {
  const keys = rows.map(({ type, id }): [number, string, string] => [generation, type, id]);
  const held = await db.base.bulkGet(keys);
  const newer = rows.filter(({ seq }, index) => seq > (held[index]?.seq ?? -1));
  // few at a time: what was written is then told by key to whoever watches, else as "anything at all"
  for (let first = 0; first < newer.length; first += TOLD_BY_KEY)
    await db.base.bulkPut(newer.slice(first, first + TOLD_BY_KEY).map((row) => ({ ...row, generation })));
  await scrub(
    db,
    newer.filter(({ erased }) => erased),
  );
};

/** The rows of every generation leave but those shown and those being read. */
export const dropOthers = async (db: AccountDb, { generation, building }: Feed): Promise<void> => {
  const last = building?.generation ?? generation;
  // an array is greater than any text: [n, []] comes after every row of generation n
  await db.base.where(':id').below([generation]).delete();
  await db.base.where(':id').above([last, []]).delete();
  if (last > generation) await db.base.where(':id').between([generation, []], [last]).delete();
};

/**
 * What an answer tells of the time: this phone's offset, and that whatever is written from now on
 * is later than what it has seen. Once its outbox is empty, a clock that ran ahead is set back to
 * the greatest time received.
 */
export const learnClock = async (
  db: AccountDb,
  heard: { server: number; sent: number; received: number; effective?: string[] },
): Promise<number> => {
  const clock = (await db.getMeta('clock')) ?? { last: '', received: '', offset: 0 };
  const told = [stamp(heard.server), ...(heard.effective ?? [])];
  const received = told.reduce(later, clock.received);
  const offset = clockOffset(heard.server, heard.sent, heard.received);
  const empty = (await db.outbox.count()) === 0;
  const last = empty ? received : later(clock.last, received);
  await db.setMeta('clock', { last, received, offset });
  return offset;
};
