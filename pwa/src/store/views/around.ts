import { dayOf, instant, plusDays, type Instant } from '../../domain/days';
import { madeAt } from '../../domain/ids';
import { stillGoing } from '../../domain/still_going';
import { ownFirst } from '../../domain/under_way';
import { live, type Live } from '../live';
import type { Reading } from '../reading';
import { earliestFirst, readOpen, type OutingCard } from './outings';

const NEXT_DAYS = 14;
const MISSED_DAYS = 14;

/** `mine`: this person opened it, is of its team, counts on it or noted something on it; others' are joined. */
export type OwnCard = OutingCard & { mine: boolean };

export interface OutingsAround {
  /** Those of this person first. */
  underWay: OwnCard[];
  today: OwnCard[];
  next: OutingCard[];
  leftOpen: OutingCard[];
  /** Cancelled, yet something was noted on them. */
  toCheck: OutingCard[];
  /** Planned for an earlier day, neither begun nor cancelled. */
  missed: OutingCard[];
}

/** Under way (of a night past midnight too), of today, of the coming fortnight, and what earlier days left open; as time passes too. */
export const outingsAround = (): Live<OutingsAround> =>
  live(readAround, ({ cards, lastOwn }, _opened, account) => {
    const now = account.now();
    const today = dayOf(now, account.zone);
    const last = plusDays(today, NEXT_DAYS);
    const planned = cards.filter(({ shown }) => shown === 'planned').sort(earliestFirst);
    const open = cards.filter(({ shown }) => shown === 'under_way').sort(earliestFirst);
    const going = (card: OutingCard): boolean => goesOn(card, now, account.zone);
    const own = (card: OutingCard): OwnCard => ({ ...card, mine: isMine(card, account.person) || lastOwn.has(card.id) });
    return {
      underWay: ownFirst(
        open
          .filter(going)
          .map((card) => ({ ...own(card), lastOwn: lastOwn.get(card.id) ?? null })),
      ),
      leftOpen: open.filter((card) => !going(card)),
      toCheck: cards.filter(({ shown }) => shown === 'to_check').sort(earliestFirst),
      today: planned.filter(({ day }) => day === today).map(own),
      next: planned.filter(({ day }) => day !== null && day > today && day <= last),
      missed: planned.filter(({ day }) => day !== null && day < today && day >= plusDays(today, -MISSED_DAYS)),
    };
  }, { passes: true });

/** Whether one under way is taken to go on, not to have been forgotten. */
export const goesOn = ({ started_at, planned_start }: OutingCard, now: number, zone: string): boolean =>
  stillGoing(started_at ?? planned_start, now, zone);

/** They opened it, or one that is part of it, or are of its team or of those who count. */
const isMine = ({ by, team, counters, colleagues, merged }: OutingCard, me: string): boolean =>
  by === me || [...(team ?? []), ...(counters ?? [])].includes(me) || [...colleagues, ...merged.map((one) => one.by)].some((one) => one?.id === me);

/** When I last noted something on each, where it tells which is mine, or which of several to go on with. */
const readAround = async (reading: Reading): Promise<{ cards: OutingCard[]; lastOwn: Map<string, Instant> }> => {
  const found = await readOpen(reading);
  const going = found.filter(({ shown }) => shown === 'under_way');
  const lastOwn = new Map<string, Instant>();
  if (going.length > 1 || going.some((card) => !isMine(card, reading.account.person)))
    for (const { id, merged } of going) {
      const last = await lastNoted(reading, [id, ...merged.map((one) => one.id)]);
      if (last) lastOwn.set(id, last);
    }
  return { cards: found, lastOwn };
};

const lastNoted = async (reading: Reading, outings: readonly string[]): Promise<Instant | null> => {
  const noted = await Promise.all(
    outings.flatMap((id) => [
      reading.by('encounter', 'outing', id),
      reading.by('identification', 'outing', id),
      reading.by('health_act', 'outing', id),
    ]),
  );
  // by when it was noted: an appointment lies ahead
  const own = noted.flat().filter(({ by }) => by === reading.account.person);
  return own.length ? instant(Math.max(...own.map(({ id }) => madeAt(id)))) : null;
};
