import { headOf, pairOf } from '../domain/merging';
import { whyNotJoined, type NotJoined } from '../domain/joinable';
import { standing } from '../domain/one_outing';
import { tagOf, type SharedOuting } from '../domain/outing_link';
import { outingStatus } from '../domain/outing_status';
import { newId } from '../domain/ids';
import type { Outing } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current, type Account } from '../store/account';
import { look } from '../store/live';
import { Reading } from '../store/reading';
import type { MetaValues } from '../store/schema';
import { mergedOutings, oneOuting } from '../store/views/merged';
import { act, create, patch, type ClearChange } from './act';
import { theOuting } from './outings';
import { must } from './refused';

type Joining = MetaValues['joining'][number];

/** What joining came to: I am on the colleague's own outing, or on one that will become part of it. */
export interface Joined {
  outing: string;
  what: 'theirs' | 'mine';
}

const REFUSED: Record<NotJoined, string> = {
  closed: 'Cette sortie est close : on ne la rejoint plus.',
  cancelled: 'Cette sortie est annulée : on ne la rejoint plus.',
  old: 'Ce code est celui d’une sortie d’un autre jour. Demandez le code d’aujourd’hui.',
};

/**
 * I count on the outing that a colleague's phone shows, unless it is over or of another day. Where this phone knows it, I come into its
 * team. Where it does not, an outing of mine begins (or `mine` goes on) and this phone remembers that
 * it is the same one: no operation names an outing that the server may not have yet. Once the
 * colleague's arrives, `settleJoins` merges mine into it.
 */
export const joinOuting = async (shared: SharedOuting, { mine }: { mine?: string } = {}): Promise<Joined> => {
  const account = current();
  must(shared.organisation === tagOf(account.who.organisation.id), null, 'Cette sortie est celle d’une autre organisation.');
  const known = await look((reading) => oneOuting(reading, shared.outing));
  const stored = known && !known.head.deleted ? await theOuting(shared.outing) : null;
  const shown = stored && { shown: outingStatus({ ...stored, started_at: stored.began }, stored.acts), started_at: stored.began };
  const why = whyNotJoined(shown, shared.started_at, account.now(), account.zone);
  must(!why, null, why ? REFUSED[why] : '');
  if (known && stored) {
    const partner = account.who.role === 'partner' && known.head.by !== account.person;
    if (mine && mine !== known.head.id) await mergeOutings(mine, known.head.id);
    else if (!partner) await enter(known.head, shared, account);
    return { outing: known.head.id, what: 'theirs' };
  }
  return { outing: await goOn(shared, mine, account), what: 'mine' };
};

/** I am of the team, and count; an outing still planned here began on the colleague's phone. */
const enter = async (head: Viewed<'outing'>, shared: SharedOuting, { person }: Account): Promise<void> => {
  const team = head.team ?? [];
  const counters = head.counters ?? [];
  const set: Partial<Outing> = {
    ...(team.includes(person) ? {} : { team: [...team, person] }),
    ...(counters.length && !counters.includes(person) ? { counters: [...counters, person] } : {}),
    // the same start as theirs, so that the two say the same
    ...(head.status === 'planned' && !head.started_at ? { status: 'under_way', started_at: shared.started_at } : {}),
  };
  if (Object.keys(set).length) await act('outing.joined', [patch('outing', head.id, set, { seen: head.seen })]);
};

const goOn = async (shared: SharedOuting, mine: string | undefined, account: Account): Promise<string> => {
  const joining = (await account.db.getMeta('joining')) ?? [];
  const before = joining.find(({ same, own }) => same === shared.outing && (!mine || own === mine));
  const begun = before && (await look((reading) => reading.get('outing', before.own)));
  if (before && begun && !begun.deleted) return before.own;
  const own = mine ?? newId();
  // first what it will be, then the outing: never one of the two without a way to the other
  await remember(account, (all) => [...all.filter((one) => one.own !== own), { own, same: shared.outing }]);
  if (!mine) await act('outing.started', [await begin(own, shared, account)]);
  return own;
};

const begin = async (id: string, { kind, place }: SharedOuting, account: Account): Promise<ClearChange> => {
  const known = place ? await look((reading) => reading.get('place', place)) : null;
  const set: Partial<Outing> = {
    kind,
    place: known && !known.deleted ? known.id : null,
    team: [account.person],
    with_truck: kind === 'truck_outing' || kind === 'health_outing',
    health_desk: kind === 'health_outing',
    status: 'under_way',
    started_at: account.nowInstant(),
  };
  return create('outing', set, { id });
};

/** It was another outing after all: mine stays by itself. */
export const leaveJoin = async (own: string): Promise<void> => {
  await remember(current(), (all) => all.filter((one) => one.own !== own));
};

/** Merges what waited for a colleague's outing that this phone now has. Safe to run again at any time. */
export const settleJoins = async (account: Account): Promise<void> => {
  for (const join of (await account.db.getMeta('joining')) ?? []) {
    const { own, same } = await Reading.run(account, async (reading) => ({
      own: await reading.get('outing', join.own),
      same: await reading.get('outing', join.same),
    }));
    if (!same) continue;
    if (own && !own.deleted && !same.deleted && !own.merged_into) await act('outing.merged', [into(own, same)], account);
    await remember(account, (all) => all.filter((one) => one.own !== join.own));
  }
};

/**
 * From now on joins are settled as soon as a colleague's outing arrives. Answers what stops it. A join
 * that could not be written (the app is closing) waits for the next arrival, or the next unlock.
 */
export const watchJoins = (account: Account): (() => void) => {
  let running = false;
  const settle = async (): Promise<void> => {
    if (running) return;
    running = true;
    await settleJoins(account).catch(() => undefined);
    running = false;
  };
  const arrived = async (reading: Reading): Promise<boolean> => {
    const joining = (await account.db.getMeta('joining')) ?? [];
    return (await reading.some('outing', joining.map(({ same }) => same))).length > 0;
  };
  return account.watching.add(arrived, (one) => void (one && settle()));
};

/** Two outings are one: the first begun goes on standing for both. Answers the other's id, for undoing. */
export const mergeOutings = async (one: string, other: string): Promise<string> => {
  const account = current();
  const [a, b] = [await theOuting(one), await theOuting(other)];
  must(a.id !== b.id, null, 'Ces deux sorties sont déjà réunies.');
  const mine = [a, b].filter(({ by }) => account.who.role !== 'partner' || by === account.person);
  must(mine.length, null, 'Ces deux sorties sont celles de collègues : à eux de les réunir.');
  const stands = standing({ ...a, started_at: a.began }, { ...b, started_at: b.began }).id;
  // a partner's worker can only give theirs up
  const goes = mine.length === 2 ? (stands === a.id ? b : a) : mine[0];
  must(goes, null, 'Ces deux sorties sont déjà réunies.');
  await act('outing.merged', [into(goes, goes.id === a.id ? b : a)]);
  await remember(account, (all) => all.filter((join) => join.own !== goes.id));
  return goes.id;
};

const into = (goes: Viewed<'outing'>, stays: Viewed<'outing'>): ClearChange => {
  const where = !goes.place && stays.place ? { place: stays.place } : {};
  return patch('outing', goes.id, { merged_into: stays.id, ...where }, { seen: goes.seen });
};

/** They were two outings after all. `from` is the one that was merged into another. */
export const unmergeOuting = async (from: string): Promise<void> => {
  const found = await look((reading) => reading.get('outing', from));
  must(found, null, 'Cette sortie n’est pas, ou plus, sur ce téléphone.');
  if (found.merged_into) await keepApart(from, await headNow(found.merged_into));
  await act('outing.unmerged', [patch('outing', from, { merged_into: null }, { seen: found.seen })]);
};

const headNow = (id: string): Promise<string> => look(async (reading) => headOf(id, await mergedOutings(reading)));

/** They are two: this phone does not propose it again. */
export const keepApart = async (one: string, other: string): Promise<void> => {
  const { db } = current();
  await db.transaction('rw', db.meta, async () => {
    const pairs = (await db.getMeta('apart')) ?? [];
    await db.setMeta('apart', [...new Set([...pairs, pairOf(one, other)])]);
  });
};

const remember = ({ db }: Account, change: (all: Joining[]) => Joining[]): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    await db.setMeta('joining', change((await db.getMeta('joining')) ?? []));
  });
