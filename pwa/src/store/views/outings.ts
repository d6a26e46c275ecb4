import { dayOf, plusDays, type Day, type Instant } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { startOfOne } from '../../domain/one_outing';
import { outingStatus } from '../../domain/outing_status';
import type { OutingStatus } from '../../domain/codes';
import type { Viewed } from '../../domain/replay';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import type { Reading } from '../reading';
import { colleague, type Colleague } from './lists';
import { mergedOutings, notedOn, oneOuting, type OneOuting } from './merged';

const RECENT_DAYS = 7;
const CHECK_DAYS = 60;

/**
 * An outing with what its line shows, those merged into it included. `status` is what is stored,
 * `shown` what it comes to; `started_at` is when it began as one.
 */
export type OutingCard = Viewed<'outing'> & {
  shown: OutingStatus;
  /** The day it belongs to: when it started, else when it is planned. */
  day: Day | null;
  /** Where it is now: the last stop, else the first place. */
  at: Viewed<'place'> | null;
  colleagues: Colleague[];
  partnerNames: string[];
  /** The outings merged into it, each with who opened it. */
  merged: MergedOuting[];
  /** A colleague's outing that it will be merged into once this phone has received it. */
  waitsFor: string | null;
};

export interface MergedOuting {
  id: string;
  by: Colleague | null;
  started_at: Instant | null;
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
  /** Those written on the outings merged into it. */
  mergedNotes: { id: string; note: Opened<string> }[];
}

/** Over for a week at most, latest first: to look at again, or to mend. */
export const recentOutings = (): Live<OutingCard[]> =>
  live(readRecent, (cards) => [...cards].sort(earliestFirst).reverse());

/** Every outing, latest first. */
export const allOutings = (): Live<OutingCard[]> =>
  live(
    async (reading) => cards(reading, await reading.all('outing')),
    (found) => [...found].sort(earliestFirst).reverse(),
  );

/** One outing with its stops in order, as the one it was merged into; null when there is none. */
export const outingPage = (id: string): Live<OutingPage | null> =>
  live(
    async (reading) => {
      const one = await oneOuting(reading, id);
      if (!one) return null;
      const kept = one.members.filter(({ id, note, erased }) => id !== one.head.id && note && !erased);
      return { outing: await card(reading, one), stops: await stopsOf(reading, one), kept };
    },
    (found, opened) =>
      found && {
        outing: found.outing,
        stops: found.stops,
        mergedNotes: found.kept.map(({ id, note }) => ({ id, note: opened.read<string>('outing', id, 'note', note) })),
        note: found.outing.erased
          ? { state: 'erased' }
          : opened.read<string>('outing', found.outing.id, 'note', found.outing.note),
      },
  );

/** The first place, then each change of stop; of a merged outing, a first place of its own too. */
export const stopsOf = async (reading: Reading, one: OneOuting): Promise<StopShown[]> => {
  const { head, members } = one;
  const later = (await notedOn(reading, 'stop', one)).filter((stop) => !stop.uncounted);
  const known = new Set([head.place, ...later.map(({ place }) => place)]);
  const elsewhere = members.flatMap(({ id, place, started_at }) =>
    place && started_at && !known.has(place) ? [{ id, place, from_at: started_at }] : [],
  );
  const all = [...later, ...elsewhere].sort((a, b) => (a.from_at < b.from_at ? -1 : 1));
  const first = head.place ? [{ id: null, place: head.place, from_at: head.started_at }] : [];
  return Promise.all(
    [...first, ...all].map(async ({ id, place, from_at }) => ({
      id,
      place: await reading.get('place', place),
      from_at,
    })),
  );
};

/** Those not yet over, and those to check: few, whatever the years. */
export const readOpen = async (reading: Reading): Promise<OutingCard[]> => {
  const { account } = reading;
  const since = plusDays(dayOf(account.now(), account.zone), -CHECK_DAYS);
  const [planned, underWay, cancelled] = await Promise.all([
    reading.by('outing', 'status', 'planned'),
    reading.by('outing', 'status', 'under_way'),
    reading.by('outing', 'status', 'cancelled'),
  ]);
  const doubtful = cancelled.filter(({ planned_start }) => planned_start && dayOf(planned_start, account.zone) >= since);
  return cards(reading, [...planned, ...underWay, ...doubtful]);
};

const readRecent = async (reading: Reading): Promise<OutingCard[]> => {
  const { account } = reading;
  const since = plusDays(dayOf(account.now(), account.zone), -RECENT_DAYS);
  const closed = await reading.by('outing', 'status', 'closed');
  return cards(
    reading,
    closed.filter(({ started_at }) => started_at && dayOf(started_at, account.zone) >= since),
  );
};

/** The outings begun in the last days, over or not. */
export const lately = async (reading: Reading): Promise<OutingCard[]> => {
  const found = [...(await readOpen(reading)), ...(await readRecent(reading))];
  return found.filter(({ started_at, shown }) => started_at && shown !== 'cancelled' && shown !== 'to_check');
};

/** The cards of those of `rows` that stand: merged ones are part of another's. */
export const cards = async (reading: Reading, rows: readonly Viewed<'outing'>[]): Promise<OutingCard[]> => {
  const into = await mergedOutings(reading);
  const heads = rows.filter(({ id }) => headOf(id, into) === id);
  const found = await Promise.all(heads.map(({ id }) => oneOuting(reading, id, into)));
  return Promise.all(found.flatMap((one) => (one ? [card(reading, one)] : [])));
};

/** The card of the outing that stands for this one; null when there is none. */
export const outingCard = async (reading: Reading, id: string): Promise<OutingCard | null> => {
  const one = await oneOuting(reading, id);
  return one && card(reading, one);
};

const card = async (reading: Reading, one: OneOuting): Promise<OutingCard> => {
  const { head, members } = one;
  const [stops, team, partners, acts, by, joining] = await Promise.all([
    head.status === 'planned' ? [] : stopsOf(reading, one),
    reading.some('person', new Set(members.flatMap((member) => member.team ?? []))),
    reading.some('partner', new Set(members.flatMap((member) => (member.partners ?? []).map(({ partner }) => partner)))),
    actsIfDoubtful(reading, one),
    reading.some('person', members.map((member) => member.by)),
    reading.account.db.getMeta('joining'),
  ]);
  const at = stops.at(-1)?.place ?? (head.place ? await reading.get('place', head.place) : null);
  const started_at = startOfOne(head, members, acts) ?? head.started_at;
  const when = started_at ?? head.planned_start;
  const people = new Map(by.map((person) => [person.id, colleague(person)]));
  return {
    ...head,
    started_at,
    shown: outingStatus({ ...head, started_at }, acts.size),
    day: when ? dayOf(when, reading.account.zone) : null,
    at,
    colleagues: team.map(colleague),
    partnerNames: partners.map(({ name }) => name),
    merged: members
      .filter(({ id }) => id !== head.id)
      .map((member) => ({ id: member.id, by: people.get(member.by) ?? null, started_at: member.started_at })),
    waitsFor: joining?.find(({ own }) => own === head.id)?.same ?? null,
  };
};

/** The first act of each of these outings, where only acts can tell whether it took place. */
const actsIfDoubtful = async (reading: Reading, { head, members }: OneOuting): Promise<Map<string, Instant>> => {
  const doubtful = head.status === 'cancelled' || (head.status !== 'planned' && !head.started_at);
  const found = doubtful ? await Promise.all(members.map(({ id }) => actsOn(reading, id))) : [];
  return new Map(found.flatMap((at, index) => (at[0] ? [[members[index]?.id ?? '', at[0]] as const] : [])));
};

/** When each thing was noted on an outing that shows that it took place, earliest first. */
export const actsOn = async (reading: Reading, outing: string): Promise<Instant[]> => {
  const [encounters, identifications, steps, healthActs] = await Promise.all([
    reading.by('encounter', 'outing', outing),
    reading.by('identification', 'outing', outing),
    reading.by('step', 'outing', outing),
    reading.by('health_act', 'outing', outing),
  ]);
  const done = steps.filter(({ status }) => status === 'done');
  const attended = healthActs.filter(({ status }) => status === 'attended');
  const all = [...encounters, ...identifications, ...done, ...attended];
  return all
    .filter((one) => !one.uncounted)
    .map(({ at }) => at)
    .sort();
};

/** By when they began, else are planned. */
export const earliestFirst = (one: OutingCard, other: OutingCard): number => {
  const when = ({ started_at, planned_start }: OutingCard): string => started_at ?? planned_start ?? '';
  return when(one) < when(other) ? -1 : 1;
};
