import { dayOf, plusDays, type Day, type Instant } from '../../domain/days';
import { outingStatus } from '../../domain/outing_status';
import type { OutingStatus } from '../../domain/codes';
import type { Viewed } from '../../domain/replay';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import type { Reading } from '../reading';
import { colleague, type Colleague } from './lists';

const NEXT_DAYS = 14;
const RECENT_DAYS = 7;

/** An outing with what its line shows. `status` is what is stored, `shown` what it comes to. */
export type OutingCard = Viewed<'outing'> & {
  shown: OutingStatus;
  /** The day it belongs to: when it started, else when it is planned. */
  day: Day | null;
  /** Where it is now: the last stop, else the first place. */
  at: Viewed<'place'> | null;
  colleagues: Colleague[];
  partnerNames: string[];
};

export interface OutingsAround {
  underWay: OutingCard[];
  today: OutingCard[];
  next: OutingCard[];
  leftOpen: OutingCard[];
}

export interface StopShown {
  /** Null for the outing's first place. */
  id: string | null;
  place: Viewed<'place'> | null;
  from_at: Instant | null;
}

export interface OutingPage {
  outing: OutingCard;
  stops: StopShown[];
  note: Opened<string>;
}

/** Under way, of today, of the coming fortnight, and begun on an earlier day without being closed. */
export const outingsAround = (): Live<OutingsAround> =>
  live(readOpen, (cards, _opened, account) => {
    const today = dayOf(account.now(), account.zone);
    const last = plusDays(today, NEXT_DAYS);
    const planned = cards.filter(({ shown }) => shown === 'planned').sort(earliestFirst);
    const open = cards.filter(({ shown }) => shown === 'under_way');
    return {
      underWay: open.filter(({ day }) => day === today),
      leftOpen: open.filter(({ day }) => day !== today),
      today: planned.filter(({ day }) => day === today),
      next: planned.filter(({ day }) => day !== null && day > today && day <= last),
    };
  });

/** Over for a week at most, latest first: to look at again, or to mend. */
export const recentOutings = (): Live<OutingCard[]> =>
  live(readRecent, (cards) => [...cards].sort(earliestFirst).reverse());

/** Every outing, latest first. */
export const allOutings = (): Live<OutingCard[]> =>
  live(readAll, (cards) => [...cards].sort(earliestFirst).reverse());

/** One outing with its stops in order; null when there is none. */
export const outingPage = (id: string): Live<OutingPage | null> =>
  live(
    async (reading) => {
      const outing = await reading.get('outing', id);
      if (!outing) return null;
      const stops = await stopsOf(reading, outing);
      return { outing: await card(reading, outing), stops };
    },
    (found, opened) =>
      found && {
        ...found,
        note: found.outing.erased
          ? { state: 'erased' }
          : opened.read<string>('outing', id, 'note', found.outing.note),
      },
  );

/** The first place, then each change of stop. */
export const stopsOf = async (reading: Reading, outing: Viewed<'outing'>): Promise<StopShown[]> => {
  const later = (await reading.by('stop', 'outing', outing.id)).filter((stop) => !stop.uncounted);
  later.sort((one, other) => (one.from_at < other.from_at ? -1 : 1));
  const first = outing.place ? [{ id: null, place: outing.place, from_at: outing.started_at }] : [];
  return Promise.all(
    [...first, ...later].map(async ({ id, place, from_at }) => ({
      id,
      place: await reading.get('place', place),
      from_at,
    })),
  );
};

/** Those not yet over: few, whatever the years. */
const readOpen = async (reading: Reading): Promise<OutingCard[]> => {
  const [planned, underWay] = await Promise.all([
    reading.by('outing', 'status', 'planned'),
    reading.by('outing', 'status', 'under_way'),
  ]);
  const open = [...planned, ...underWay].filter((one) => !one.merged_into);
  return Promise.all(open.map((one) => card(reading, one)));
};

const readRecent = async (reading: Reading): Promise<OutingCard[]> => {
  const { account } = reading;
  const since = plusDays(dayOf(account.now(), account.zone), -RECENT_DAYS);
  const closed = await reading.by('outing', 'status', 'closed');
  const recent = closed.filter(
    ({ merged_into, started_at }) => !merged_into && started_at && dayOf(started_at, account.zone) >= since,
  );
  return Promise.all(recent.map((one) => card(reading, one)));
};

const readAll = async (reading: Reading): Promise<OutingCard[]> =>
  Promise.all((await reading.all('outing')).filter((one) => !one.merged_into).map((one) => card(reading, one)));

const card = async (reading: Reading, outing: Viewed<'outing'>): Promise<OutingCard> => {
  const [stops, colleagues, partners] = await Promise.all([
    outing.status === 'planned' ? [] : stopsOf(reading, outing),
    reading.some('person', outing.team ?? []),
    reading.some('partner', (outing.partners ?? []).map(({ partner }) => partner)),
  ]);
  const at = stops.at(-1)?.place ?? (outing.place ? await reading.get('place', outing.place) : null);
  const when = outing.started_at ?? outing.planned_start;
  return {
    ...outing,
    shown: outingStatus(outing, outing.status === 'cancelled' ? await actsOn(reading, outing.id) : 0),
    day: when ? dayOf(when, reading.account.zone) : null,
    at,
    colleagues: colleagues.map(colleague),
    partnerNames: partners.map(({ name }) => name),
  };
};

/** What, noted on an outing, shows that it took place. */
export const actsOn = async (reading: Reading, outing: string): Promise<number> => {
  const [encounters, identifications, steps, healthActs] = await Promise.all([
    reading.by('encounter', 'outing', outing),
    reading.by('identification', 'outing', outing),
    reading.by('step', 'outing', outing),
    reading.by('health_act', 'outing', outing),
  ]);
  const done = steps.filter(({ status }) => status === 'done');
  const attended = healthActs.filter(({ status }) => status === 'attended');
  const all = [...encounters, ...identifications, ...done, ...attended];
  return all.filter((one) => !one.uncounted).length;
};

const earliestFirst = (one: OutingCard, other: OutingCard): number => {
  const when = ({ started_at, planned_start }: OutingCard): string => started_at ?? planned_start ?? '';
  return when(one) < when(other) ? -1 : 1;
};
