import type { Code } from '../../domain/codes';
import { dayOf, plusDays, type Day, type Instant } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { awaitsConfirmation } from '../../domain/pathways';
import type { HealthAct } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import { live, type Live } from '../live';
import type { Reading } from '../reading';
import { mergedFiles, oneOuting } from './merged';
import { goesOn } from './around';
import { nothingOn } from './nothing_noted';
import { actsOn, cards, readOpen, type OutingCard } from './outings';

/** A pathway to mend, and the file that it is in. */
export interface PathwayToMend {
  id: string;
  youth: string;
  kind: Code<'pathway'>;
  started_at: Day | null;
}

/** An appointment at the health desk whose day is past, of which nobody said what became. */
export interface UnansweredAct {
  id: string;
  side: HealthAct['side'];
  act: string;
  at: Instant;
  /** The file that stands for whom it was for. */
  youth: string | null;
  outing: string | null;
}

/** What the coordinator mends, found in the rows held here. */
export interface ToMend {
  /** Begun on an earlier day, never closed, and no night out that goes on. */
  neverClosed: OutingCard[];
  /** Closed in the last months, with nothing noted on them. */
  empty: OutingCard[];
  /** Cancelled, yet something was noted on them: they count. Of this year and the last, which are still reported. */
  toCheck: OutingCard[];
  /** Taken away in the last months, yet something is noted on them: it counts nowhere. */
  removed: OutingCard[];
  /** Neither begun nor planned on a day. */
  undated: PathwayToMend[];
  /** Referrals begun a month ago that the other side has not confirmed. */
  unconfirmed: PathwayToMend[];
  /** They count as not kept until somebody answers. */
  unanswered: UnansweredAct[];
}

/** An outing that nobody mended for so long stays as it is. */
const MENDED_DAYS = 90;
const CONFIRMED_DAYS = 30;

export const toMend = (): Live<ToMend> =>
  live(
    async (reading) => ({
      ...(await outingsToMend(reading)),
      ...(await pathwaysToMend(reading)),
      unanswered: await unansweredActs(reading),
    }),
    (found) => found,
  );

const outingsToMend = async (reading: Reading): Promise<Pick<ToMend, 'neverClosed' | 'empty' | 'toCheck' | 'removed'>> => {
  const { account } = reading;
  const today = dayOf(account.now(), account.zone);
  const open = await readOpen(reading);
  const since = plusDays(today, -MENDED_DAYS);
  const closed = (await reading.by('outing', 'status', 'closed')).filter(
    ({ started_at }) => started_at && dayOf(started_at, account.zone) >= since,
  );
  const over = await cards(reading, closed);
  const acts = await Promise.all(over.map((card) => noted(reading, card)));
  return {
    neverClosed: open.filter((card) => card.shown === 'under_way' && card.day !== null && card.day < today && !goesOn(card, account.now(), account.zone)),
    empty: over.filter((_, index) => acts[index] === 0),
    toCheck: await cancelled(reading, today),
    removed: await removed(reading, since),
  };
};

const cancelled = async (reading: Reading, today: Day): Promise<OutingCard[]> => {
  const first = `${Number(today.slice(0, 4)) - 1}-01-01`;
  const found = await cards(reading, await reading.by('outing', 'status', 'cancelled'));
  return found.filter(({ shown, day }) => shown === 'to_check' && day !== null && day >= first);
};

/** What a colleague noted on them came after they went. */
const removed = async (reading: Reading, since: Day): Promise<OutingCard[]> => {
  const gone = (await reading.all('outing', { deleted: true })).filter(({ deleted, started_at, planned_start }) => {
    const at = started_at ?? planned_start;
    return deleted && at !== null && dayOf(at, reading.account.zone) >= since;
  });
  const nothing = await Promise.all(gone.map((row) => nothingOn(reading, { head: row, members: [row] })));
  return cards(reading, gone.filter((_, index) => !nothing[index]));
};

const noted = async (reading: Reading, { id }: OutingCard): Promise<number> => {
  const one = await oneOuting(reading, id);
  const found = await Promise.all((one?.members ?? []).map((member) => actsOn(reading, member.id)));
  return found.flat().length;
};

const pathwaysToMend = async (reading: Reading): Promise<Pick<ToMend, 'undated' | 'unconfirmed'>> => {
  const { account } = reading;
  const late = plusDays(dayOf(account.now(), account.zone), -CONFIRMED_DAYS);
  const running = (await reading.all('pathway')).filter((one) => !one.uncounted && !one.ended_at);
  const mine = await inOpenFiles(reading, running);
  return {
    undated: mine.filter(({ started_at }) => !started_at),
    unconfirmed: mine.filter(({ id, started_at }) => {
      const row = running.find((one) => one.id === id);
      return row !== undefined && awaitsConfirmation(row) && started_at !== null && started_at <= late;
    }),
  };
};

const unansweredActs = async (reading: Reading): Promise<UnansweredAct[]> => {
  const { account } = reading;
  const today = dayOf(account.now(), account.zone);
  const planned = await reading.by('health_act', 'status', 'planned');
  const late = planned.filter(({ at }) => dayOf(at, account.zone) < today);
  const into = await mergedFiles(reading);
  return late.map(({ id, side, act, at, youth, outing }) => ({ id, side, act, at, youth: youth && headOf(youth, into), outing }));
};

const inOpenFiles = async (reading: Reading, rows: readonly Viewed<'pathway'>[]): Promise<PathwayToMend[]> => {
  const open = await openFiles(reading, rows.map(({ youth }) => youth));
  return rows.flatMap(({ id, youth, kind, started_at }) => {
    const head = open.get(youth);
    return head ? [{ id, youth: head, kind, started_at }] : [];
  });
};

/** The file that stands for each of these, where it is open. */
const openFiles = async (reading: Reading, youths: readonly string[]): Promise<Map<string, string>> => {
  const into = await mergedFiles(reading);
  const heads = await reading.some('youth', youths.map((youth) => headOf(youth, into)));
  const open = new Set(heads.filter(({ closed_at, deleted, erased }) => !closed_at && !deleted && !erased).map(({ id }) => id));
  return new Map(youths.flatMap((youth) => (open.has(headOf(youth, into)) ? [[youth, headOf(youth, into)] as const] : [])));
};
