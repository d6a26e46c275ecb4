import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { tagOf, type SharedOuting } from '../domain/outing_link';
import { newId } from '../domain/ids';
import type { WireRow } from '../domain/operation';
import { current, use, type Account } from '../store/account';
import { allOutings, encounters, maybeOneOutings, outingPage, outingsAround, tally } from '../store/views';
import { putRows } from '../sync/apply';
import { newPhone, reborn } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import {
  changeOuting,
  closeOuting,
  createPlace,
  estimateAttendance,
  joinOuting,
  keepApart,
  leaveJoin,
  meet,
  mergeOutings,
  noteOnOuting,
  planOutings,
  reopenOuting,
  restoreOuting,
  cancelOuting,
  removeOuting,
  startOuting,
  unmergeOuting,
} from '.';
import { settleJoins } from './joining';

let phone: Account;
let seq: number;
const man = { age_band: '18_21', gender: 'male' } as const;
const karim = newId();

const theirs = (more: Partial<SharedOuting> = {}): SharedOuting => ({
  organisation: tagOf(phone.who.organisation.id),
  outing: newId(),
  kind: 'street_round',
  started_at: phone.nowInstant(),
  place: null,
  ...more,
});

/** As if a pull had brought it. */
const arrives = async (type: string, id: string, set: Record<string, unknown>, by = karim): Promise<void> => {
  seq += 1;
  const row: WireRow = { type, id, seq, by, deleted: false, erased: false, set };
  await putRows(current().db, 1, [row]);
};
const outingOf = ({ outing, kind, started_at, place }: SharedOuting, more = {}): [string, string, Record<string, unknown>] => [
  'outing',
  outing,
  { kind, started_at, place, ended_at: null, status: 'under_way', team: [karim], counters: [], merged_into: null, partners: [], planned_start: null, ...more },
];
const names = async (): Promise<string[]> => (await current().db.outbox.orderBy('at').toArray()).map(({ name }) => name);

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  seq = 1;
});

test('an outing that this phone knows is opened, and I come into its team and count', async () => {
  const shared = theirs();
  await arrives(...outingOf(shared, { counters: [karim] }));
  expect(await joinOuting(shared)).toEqual({ outing: shared.outing, what: 'theirs' });
  const page = await seen(outingPage(shared.outing));
  expect(page?.outing).toMatchObject({ team: [karim, phone.person], counters: [karim, phone.person] });
  await joinOuting(shared);
  expect(await names()).toEqual(['outing.joined']);
});

test('one still planned here began on the colleague’s phone, at the same moment', async () => {
  const shared = theirs();
  await arrives(...outingOf(shared, { status: 'planned', started_at: null, planned_start: shared.started_at }));
  await joinOuting(shared);
  expect((await seen(outingPage(shared.outing)))?.outing).toMatchObject({ shown: 'under_way', started_at: shared.started_at });
});

test('a closed or cancelled outing is not joined, nor is mine merged into it', async () => {
  const mine = await startOuting({ kind: 'street_round' });
  const [closed, cancelled, doubtful] = [theirs(), theirs(), theirs()];
  await arrives(...outingOf(closed, { status: 'closed', ended_at: closed.started_at }));
  await arrives(...outingOf(cancelled, { status: 'cancelled', started_at: null, planned_start: cancelled.started_at }));
  await arrives(...outingOf(doubtful, { status: 'cancelled' }));
  await expect(joinOuting(closed, { mine })).rejects.toThrow('close');
  await expect(joinOuting(closed)).rejects.toThrow('close');
  for (const shared of [cancelled, doubtful]) await expect(joinOuting(shared, { mine })).rejects.toThrow('annulée');
  expect(await names()).toEqual(['outing.started']);
});

test('the code of another day is not joined, known here or not; one of last night that goes on is', async () => {
  const ago = (hours: number) => new Date(phone.now() - hours * 3_600_000).toISOString();
  const mine = await startOuting({ kind: 'street_round' });
  const [unknown, known, night] = [theirs({ started_at: ago(30) }), theirs({ started_at: ago(30) }), theirs({ started_at: ago(11) })];
  await arrives(...outingOf(known));
  await arrives(...outingOf(night));
  for (const shared of [unknown, known]) {
    await expect(joinOuting(shared)).rejects.toThrow('autre jour');
    await expect(joinOuting(shared, { mine })).rejects.toThrow('autre jour');
  }
  expect(await phone.db.getMeta('joining')).toBeUndefined();
  expect((await joinOuting(night)).what).toBe('theirs');
  expect(await names()).toEqual(['outing.started', 'outing.joined']);
});

test('one that never came here begins by itself, names nothing unknown, and is merged when theirs arrives', async () => {
  const place = await createPlace({ name: 'Battant' });
  const shared = theirs({ place: newId() });
  const { outing, what } = await joinOuting(shared);
  expect(what).toBe('mine');
  expect((await joinOuting(shared)).outing).toBe(outing);
  await meet(outing, { ...man, count: 3 });
  expect(JSON.stringify(await phone.db.outbox.toArray())).not.toContain(shared.outing);
  expect(JSON.stringify(await phone.db.outbox.toArray())).not.toContain(shared.place);
  expect((await seen(outingPage(outing)))?.outing.waitsFor).toBe(shared.outing);

  phone = await reborn(phone);
  await settleJoins(phone);
  expect(await names()).toEqual(['place.created', 'outing.started', 'encounter.met']);
  await arrives(...outingOf({ ...shared, place }));
  await arrives('encounter', newId(), { outing: shared.outing, place, at: shared.started_at, ...man, count: 4, first_time: true, public: null, youth: null });
  await settleJoins(phone);
  await settleJoins(phone);
  expect((await names()).filter((name) => name === 'outing.merged')).toHaveLength(1);

  const both = await seen(tally(outing));
  expect(both).toMatchObject({ mineTotal: 3, teamTotal: 7, perStop: [{ place, count: 7 }] });
  expect(await seen(tally(shared.outing))).toEqual(both);
  expect((await seen(encounters(outing))).length).toBe(2);
  expect((await seen(allOutings())).map(({ id }) => id)).toEqual([shared.outing]);
  expect((await seen(outingsAround())).underWay).toMatchObject([{ id: shared.outing, waitsFor: null, merged: [{ id: outing }] }]);
});

test('said to be another outing, it is not merged', async () => {
  const shared = theirs();
  const { outing } = await joinOuting(shared);
  await leaveJoin(outing);
  await arrives(...outingOf(shared));
  await settleJoins(phone);
  expect(await names()).toEqual(['outing.started']);
});

test('two colleagues who scanned each other have one outing, the same on both phones', async () => {
  const mine = await startOuting({ kind: 'street_round' });
  const shared = theirs();
  expect(await joinOuting(shared, { mine })).toEqual({ outing: mine, what: 'mine' });
  await meet(mine, man);
  await arrives(...outingOf(shared, { merged_into: mine }));
  await settleJoins(phone);
  expect((await seen(allOutings())).length).toBe(1);
  expect((await seen(tally(shared.outing))).teamTotal).toBe(1);
});

test('an outing of another organisation is not joined', async () => {
  await expect(joinOuting(theirs({ organisation: 'abcdef' }))).rejects.toThrow('autre organisation');
  expect(await names()).toEqual([]);
});

test('two outings of a day, place and hour are asked about until somebody says', async () => {
  const place = await createPlace({ name: 'Battant' });
  const mine = await startOuting({ kind: 'street_round', place });
  await meet(mine, man);
  const shared = theirs({ place });
  await arrives(...outingOf(shared));
  await arrives(...outingOf(theirs({ place: newId() })));
  const pairs = await seen(maybeOneOutings());
  expect(pairs.map(({ outings }) => outings.map(({ id }) => id))).toEqual([[mine, shared.outing]]);

  const goes = await mergeOutings(mine, shared.outing);
  expect(goes).toBe(shared.outing);
  expect(await seen(maybeOneOutings())).toEqual([]);
  await expect(mergeOutings(mine, shared.outing)).rejects.toThrow('déjà réunies');

  await unmergeOuting(goes);
  expect((await seen(outingsAround())).underWay.length).toBe(3);
  expect(await seen(maybeOneOutings())).toEqual([]);
});

test('two outings said to be two are not asked about again', async () => {
  const place = await createPlace({ name: 'Battant' });
  const [one, other] = [await startOuting({ kind: 'event', place }), await startOuting({ kind: 'event', place })];
  expect((await seen(maybeOneOutings())).length).toBe(1);
  await keepApart(other, one);
  expect(await seen(maybeOneOutings())).toEqual([]);
});

test('a partner’s worker gives up their own outing only, and closes no colleague’s', async () => {
  phone = await newPhone(new FakeServer(), 'partner');
  const shared = theirs();
  await arrives(...outingOf(shared));
  expect((await joinOuting(shared)).what).toBe('theirs');
  expect(await names()).toEqual([]);
  await expect(closeOuting(shared.outing)).rejects.toThrow('Un collègue');
  await expect(removeOuting(shared.outing)).rejects.toThrow('Un collègue');
  await expect(noteOnOuting(shared.outing, 'Pluie')).rejects.toThrow('Un collègue');
  await expect(estimateAttendance(shared.outing, 80)).rejects.toThrow('Un collègue');
  await expect(changeOuting(shared.outing, { team: [] })).rejects.toThrow('Un collègue');
  const planned = theirs();
  await arrives(...outingOf(planned, { status: 'planned', started_at: null, planned_start: planned.started_at, team: [phone.person] }));
  await expect(startOuting({ outing: planned.outing })).rejects.toThrow('Un collègue a prévu cette sortie');
  const mine = await startOuting({ kind: 'street_round' });
  expect(await mergeOutings(shared.outing, mine)).toBe(mine);
  expect((await seen(outingPage(mine)))?.outing.id).toBe(shared.outing);
});

test('closing, reopening and counting after a merge are about the outing that stands', async () => {
  const one = await startOuting({ kind: 'street_round' });
  const other = await startOuting({ kind: 'street_round' });
  const goes = await mergeOutings(one, other);
  await meet(goes, man);
  await closeOuting(goes);
  const stays = goes === one ? other : one;
  expect((await seen(outingPage(goes)))?.outing).toMatchObject({ id: stays, shown: 'closed' });
  await reopenOuting(goes);
  expect((await seen(outingPage(stays)))?.outing.shown).toBe('under_way');
});

test('notes of both outings are read after a merge', async () => {
  const [one, other] = [await startOuting({ kind: 'event' }), await startOuting({ kind: 'event' })];
  await noteOnOuting(one, 'Pluie');
  await noteOnOuting(other, 'Affiches à refaire');
  await mergeOutings(one, other);
  const both = await seen(outingPage(one), (page) => page?.note.state === 'ok' && page.mergedNotes[0]?.note.state === 'ok');
  const texts = [both?.note, both?.mergedNotes[0]?.note].map((note) => note?.state === 'ok' && note.value);
  expect(texts.sort()).toEqual(['Affiches à refaire', 'Pluie']);
});

test('a cancelled outing can be again, as planned', async () => {
  const [id = ''] = await planOutings({ kind: 'street_round' }, [{ planned_start: phone.nowInstant(), planned_end: null }]);
  await cancelOuting(id, 'weather');
  await restoreOuting(id);
  expect((await seen(outingPage(id)))?.outing).toMatchObject({ shown: 'planned', cancel_reason: null });
  await expect(restoreOuting(id)).rejects.toMatchObject({ field: 'status' });
});

test('two people of one phone do not see each other’s joins', async () => {
  const first = phone;
  await joinOuting(theirs());
  await newPhone(new FakeServer());
  expect(await current().db.getMeta('joining')).toBeUndefined();
  use(first);
  expect((await first.db.getMeta('joining'))?.length).toBe(1);
});

test('a colleague’s outing is mine once I joined it, or noted something on it; one planned with me is too', async () => {
  const [joined, counted, left, planned] = [theirs(), theirs(), theirs(), theirs()];
  for (const shared of [joined, counted, left]) await arrives(...outingOf(shared));
  const hours = { planned_start: phone.nowInstant(), status: 'planned', started_at: null };
  await arrives(...outingOf(planned, { ...hours, team: [karim, phone.person] }));
  const mine = async (): Promise<string[]> => {
    const { underWay, today } = await seen(outingsAround());
    return [...underWay, ...today].filter((card) => card.mine).map(({ id }) => id);
  };
  expect(await mine()).toEqual([planned.outing]);
  await joinOuting(joined);
  await meet(counted.outing, man);
  expect(new Set(await mine())).toEqual(new Set([joined.outing, counted.outing, planned.outing]));
});

test('the one outing that two work on is both’s: whoever begins one planned with others is of its team', async () => {
  const shared = theirs();
  await arrives(...outingOf(shared, { planned_start: phone.nowInstant(), status: 'planned', started_at: null }));
  expect((await seen(outingsAround())).today).toMatchObject([{ id: shared.outing, mine: false }]);
  await startOuting({ outing: shared.outing });
  expect((await seen(outingsAround())).underWay).toMatchObject([{ id: shared.outing, mine: true, team: [karim, phone.person] }]);
});
