import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { dayOf } from '../domain/days';
import { current, type Account } from '../store/account';
import { Reading } from '../store/reading';
import { encounters, outingPage, outingsAround, recentOutings, tally } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import {
  ActRefused,
  cancelOuting,
  changeStop,
  closeOuting,
  createPlace,
  estimateAttendance,
  giveBack,
  meet,
  noteOnOuting,
  planOutings,
  reopenOuting,
  startOuting,
  takeBack,
} from '.';

let phone: Account;
const man = { age_band: '18_21', gender: 'male' } as const;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
});

test('an act is durable, stamped in order, and says what it was', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await Promise.all([meet(outing, man), meet(outing, man), meet(outing, man)]);
  const outbox = await phone.db.outbox.orderBy('at').toArray();
  expect(new Set(outbox.map(({ at }) => at)).size).toBe(4);
  expect(outbox.map(({ name }) => name)).toEqual(['outing.started', ...Array(3).fill('encounter.met')]);
  expect((await phone.db.getMeta('clock'))?.last).toBe(outbox.at(-1)?.at);
});

test('time never runs back over a restart, even when the phone’s clock does', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  const real = Date.now;
  Date.now = () => real() - 86_400_000;
  try {
    await meet(outing, man);
  } finally {
    Date.now = real;
  }
  const [first, second] = await phone.db.outbox.toArray();
  const later = (await phone.db.outbox.orderBy('at').last())?.name;
  expect(first?.at).not.toBe(second?.at);
  expect(later).toBe('encounter.met');
});

test('what is counted belongs to the stop of that moment', async () => {
  const [here, there] = [await createPlace({ name: 'Ici' }), await createPlace({ name: 'Là-bas' })];
  const outing = await startOuting({ kind: 'truck_outing', place: here });
  await meet(outing, man);
  await changeStop(outing, there);
  await meet(outing, { ...man, count: 4 });
  expect((await seen(tally(outing))).perStop).toEqual([{ place: here, count: 1 }, { place: there, count: 4 }]);
  const page = await seen(outingPage(outing));
  expect(page?.stops.map(({ place }) => place?.name)).toEqual(['Ici', 'Là-bas']);
  expect(page?.outing.at?.name).toBe('Là-bas');
});

test('a view follows each tap and each undo', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  const totals: number[] = [];
  const stop = tally(outing).subscribe((value) => value && totals.push(value.mineTotal));
  await expect.poll(() => totals.at(-1)).toBe(0);
  const id = await meet(outing, man);
  await expect.poll(() => totals.at(-1)).toBe(1);
  await takeBack(id);
  await expect.poll(() => totals.at(-1)).toBe(0);
  await giveBack(id);
  await expect.poll(() => totals.at(-1)).toBe(1);
  stop();
  expect(await seen(encounters(outing))).toMatchObject([{ id, deleted: false, truth: 'here' }]);
});

test('a planned outing starts once, and ends after it began', async () => {
  const start = phone.nowInstant();
  const [id = ''] = await planOutings({ kind: 'street_round' }, [{ planned_start: start, planned_end: start }]);
  expect((await seen(outingsAround())).today.map((one) => one.id)).toEqual([id]);
  await startOuting({ outing: id });
  await expect(startOuting({ outing: id })).rejects.toMatchObject({ field: 'status' });
  expect((await seen(outingsAround())).underWay).toMatchObject([{ id, shown: 'under_way', day: dayOf(start, phone.zone) }]);
  await expect(closeOuting(id, { ended_at: '2020-01-01T00:00:00.000Z' })).rejects.toMatchObject({ field: 'ended_at' });
  await expect(closeOuting(id, { ended_at: '2099-01-01T00:00:00.000Z' })).rejects.toBeInstanceOf(ActRefused);
  await closeOuting(id);
  expect((await seen(outingPage(id)))?.outing.shown).toBe('closed');
  expect((await seen(recentOutings())).map((one) => one.id)).toEqual([id]);
  await reopenOuting(id);
  expect((await seen(outingPage(id)))?.outing).toMatchObject({ shown: 'under_way', ended_at: null });
});

test('closing leaves who was chosen to count, unless it is said anew', async () => {
  const id = await startOuting({ kind: 'street_round', counters: [phone.person] });
  await closeOuting(id);
  expect((await seen(outingPage(id)))?.outing.counters).toEqual([phone.person]);
  await reopenOuting(id);
  await closeOuting(id, { counters: [] });
  expect((await seen(outingPage(id)))?.outing.counters).toEqual([]);
});

test('an outing with encounters is not cancelled, and a late count reopens a cancelled one', async () => {
  const hours = { planned_start: phone.nowInstant(), planned_end: null };
  const [met = '', cancelled = ''] = await planOutings({ kind: 'street_round' }, [hours, hours]);
  await meet(met, man);
  await expect(cancelOuting(met, 'weather')).rejects.toMatchObject({ field: 'status' });
  await cancelOuting(cancelled, 'weather');
  expect((await seen(outingPage(cancelled)))?.outing.shown).toBe('cancelled');
  await meet(cancelled, man);
  expect((await seen(outingPage(cancelled)))?.outing.shown).toBe('to_check');
  await closeOuting(cancelled);
  expect((await seen(outingPage(cancelled)))?.outing.shown).toBe('closed');
});

test('a note rests sealed and reads in clear', async () => {
  const outing = await startOuting({ kind: 'event' });
  await noteOnOuting(outing, ' Pluie dès 16 h ');
  const [row] = await Reading.run(phone, (reading) => reading.some('outing', [outing]));
  expect(row?.note).toMatch(/^eyJ/);
  const page = await seen(outingPage(outing), (value) => value?.note.state === 'ok');
  expect(page?.note).toEqual({ state: 'ok', value: 'Pluie dès 16 h' });
});

test('the estimate of attendance is kept apart from the people met, and taken away again', async () => {
  const outing = await startOuting({ kind: 'event' });
  await meet(outing, man);
  await estimateAttendance(outing, 1200);
  expect((await seen(outingPage(outing)))?.outing.attendance_estimate).toBe(1200);
  expect((await seen(tally(outing))).teamTotal).toBe(1);
  await estimateAttendance(outing, null);
  expect((await seen(outingPage(outing)))?.outing.attendance_estimate).toBeNull();
  for (const wrong of [-1, 1.5, 100_001]) {
    await expect(estimateAttendance(outing, wrong)).rejects.toMatchObject({ field: 'attendance_estimate' });
  }
});

test('a refused act writes nothing', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  const before = await phone.db.outbox.count();
  await expect(meet(outing, { ...man, count: 0 })).rejects.toMatchObject({ field: 'count' });
  await expect(meet('nowhere', man)).rejects.toBeInstanceOf(ActRefused);
  await expect(createPlace({ name: '  ' })).rejects.toMatchObject({ field: 'name' });
  expect(await phone.db.outbox.count()).toBe(before);
});

test('management writes nothing', async () => {
  await newPhone(new FakeServer(), 'management');
  await expect(startOuting({ kind: 'truck_outing' })).rejects.toBeInstanceOf(ActRefused);
  expect(await current().db.outbox.count()).toBe(0);
});

test('of two outings under way, the one where I noted last is proposed first', async () => {
  const first = await startOuting({ kind: 'truck_outing' });
  const second = await startOuting({ kind: 'street_round' });
  const order = async () => (await seen(outingsAround())).underWay.map(({ id }) => id);
  expect(await order()).toEqual([second, first]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const met = await meet(first, man);
  expect(await order()).toEqual([first, second]);
  await takeBack(met);
  expect(await order()).toEqual([second, first]);
});
