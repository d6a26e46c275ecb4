import { clockOffset, later, stamp } from '../domain/clock';
import type { WireRow } from '../domain/operation';
import type { AccountDb, Feed } from '../store/schema';
import { scrub } from './scrub';

/** Dexie names the keys of up to this many rows written at once, of more it says "anything at all". */
const TOLD_BY_KEY = 49;
/** Of more rows than this nobody could tell apart what is not to be read again. */
const MANY = 5 * TOLD_BY_KEY;

/**
 * Puts rows into a generation: one replaces its older self only if its seq is higher. Of a row whose
 * seq is above `known` no newer self can be held here: that is not looked up.
 */
export const putRows = async (
  db: AccountDb,
  generation: number,
  rows: readonly WireRow[],
  known = Infinity,
): Promise<void> => {
  const doubtful = rows.filter(({ seq }) => seq <= known);
  const older = await heldNewer(db, generation, doubtful);
  const newer = older.size ? rows.filter((row) => !older.has(row)) : rows;
  // few at a time where there are few: what was written is then told by key to whoever watches
  const most = newer.length > MANY ? newer.length : TOLD_BY_KEY;
  for (let first = 0; first < newer.length; first += most)
    await db.base.bulkPut(newer.slice(first, first + most).map((row) => ({ ...row, generation })));
  await scrub(
    db,
    newer.filter(({ erased }) => erased),
  );
};

/** Those of `rows` whose like is held as new or newer. */
const heldNewer = async (
  db: AccountDb,
  generation: number,
  rows: readonly WireRow[],
): Promise<Set<WireRow>> => {
  if (rows.length === 0) return new Set();
  const held = await db.base.bulkGet(rows.map(({ type, id }): [number, string, string] => [generation, type, id]));
  return new Set(rows.filter(({ seq }, index) => seq <= (held[index]?.seq ?? -1)));
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
