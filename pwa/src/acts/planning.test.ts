import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { dayOf, instant, plusDays } from '../domain/days';
import { MOST_REPEATS } from '../domain/weeks';
import type { Account } from '../store/account';
import { outingPage, outingsBetween } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { cancelOuting, meet, moveOuting, planOutings, startOuting, unplanOutings, type Hours } from '.';

const DAY = 86_400_000;
let phone: Account;
let today: string;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  today = dayOf(phone.now(), phone.zone);
});

const hours = (inDays: number, lasting = 2): Hours => ({
  planned_start: instant(phone.now() + inDays * DAY),
  planned_end: instant(phone.now() + inDays * DAY + lasting * 3_600_000),
});
const weekly = (): Hours[] => [7, 14, 21].map((days) => hours(days));
const season = () => outingsBetween(today, plusDays(today, 60));

test('what comes back is planned in one operation, each outing a record of its own', async () => {
  const ids = await planOutings({ kind: 'truck_outing', team: [phone.person] }, weekly());
  const outbox = await phone.db.outbox.toArray();
  expect(outbox.map(({ name, changes }) => [name, changes.length])).toEqual([['outing.planned', 3]]);
  const planned = await seen(season());
  expect(planned.map(({ id }) => id)).toEqual(ids);
  expect(planned.every((card) => card.shown === 'planned' && card.with_truck === true)).toBe(true);
});

test('one of them is cancelled or moved, and the others stay', async () => {
  const [first = '', second = '', third = ''] = await planOutings({ kind: 'street_round' }, weekly());
  await cancelOuting(first, 'weather');
  await moveOuting(second, hours(15));
  const planned = await seen(season());
  expect(planned.map(({ id, shown }) => [id, shown])).toEqual([
    [first, 'cancelled'],
    [second, 'planned'],
    [third, 'planned'],
  ]);
  expect(planned.map(({ day }) => day)).toEqual([hours(7), hours(15), hours(21)].map(({ planned_start }) => dayOf(planned_start, phone.zone)));
});

test('a move says where the outing was, so that it goes back', async () => {
  const [id = ''] = await planOutings({ kind: 'street_round' }, [hours(3)]);
  const before = await seen(outingPage(id));
  const was = await moveOuting(id, hours(5));
  expect(was.planned_start).toBe(before?.outing.planned_start);
  await startOuting({ outing: id });
  await expect(moveOuting(id, hours(6))).rejects.toMatchObject({ field: 'status' });
});

test('the undo takes back all that was planned, but not what has begun since', async () => {
  const ids = await planOutings({ kind: 'street_round' }, weekly());
  const [first = '', second = ''] = ids;
  await startOuting({ outing: first });
  await meet(second, { age_band: '18_21', gender: 'male' });
  expect(await unplanOutings(ids)).toBe(1);
  expect((await seen(season())).map(({ id }) => id)).toEqual([first, second]);
  expect((await seen(outingPage(first)))?.outing.shown).toBe('under_way');
  await expect(unplanOutings([first])).rejects.toMatchObject({ field: null });
});

test('hours in the wrong order and more than a year at once are refused', async () => {
  await expect(planOutings({ kind: 'event' }, [hours(1, -1)])).rejects.toMatchObject({ field: 'planned_end' });
  await expect(planOutings({ kind: 'event' }, [])).rejects.toMatchObject({ field: 'planned_start' });
  const many = Array.from({ length: MOST_REPEATS + 1 }, (_, week) => hours(week * 7 + 1));
  await expect(planOutings({ kind: 'event' }, many)).rejects.toMatchObject({ field: 'until' });
  expect(await phone.db.outbox.count()).toBe(0);
});

test('the same person or truck at the same hours is shown on both outings, and goes with a cancellation', async () => {
  const team = [phone.person];
  const [one = ''] = await planOutings({ kind: 'truck_outing', team }, [hours(2)]);
  const [other = ''] = await planOutings({ kind: 'health_outing', team: [] }, [hours(2)]);
  await planOutings({ kind: 'street_round', team: [] }, [hours(2)]);
  const overlapping = async () =>
    (await seen(season())).flatMap(({ id, overlaps }) => overlaps.map(({ other: { id: with_ }, truck }) => [id, with_, truck]));
  expect((await overlapping()).sort()).toEqual([[one, other, true], [other, one, true]].sort());
  await cancelOuting(other, 'weather');
  expect(await overlapping()).toEqual([]);
});
