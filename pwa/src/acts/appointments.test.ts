import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atTime, dayOf, instant, plusDays } from '../domain/days';
import type { Account } from '../store/account';
import { relances, toMend, youthPage } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { addHealthAct, cancelStep, moveStep, noteYouth, planRelance, settleHealthAct, settleStep, unsettleStep } from '.';

let phone: Account;
let youth: string;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  const noted = await noteYouth({ channel: 'self', age_band: '18_21', gender: 'female', notice: { answer: 'agreed' } });
  youth = noted.what === 'file' ? noted.youth : '';
});

afterEach(() => {
  vi.useRealTimers();
});

const today = () => dayOf(phone.now(), phone.zone);
const at = (day: number, hour: string) => atTime(plusDays(today(), day), hour, phone.zone);
const appointment = async (when: string, act: 'vitale_card' | 'complementary' = 'vitale_card') => {
  const written = await addHealthAct({ side: 'rights', act, status: 'planned', youth, at: when });
  return { act: written.act, relance: written.relance ?? '' };
};
const both = async (of: { act: string; relance: string }) => {
  const page = await seen(youthPage(youth));
  const act = page?.healthActs.find(({ id }) => id === of.act);
  const step = page?.steps.find(({ id }) => id === of.relance);
  return [act?.status, act?.at, step?.status, step?.at];
};

test('answered as a relance, an appointment is answered at the health desk too, in one operation, and both are set back', async () => {
  const when = at(-1, '14:00');
  const made = await appointment(when);
  for (const [outcome, status] of [['came', 'attended'], ['absent', 'absent']] as const) {
    const before = await phone.db.outbox.count();
    await settleStep(made.relance, { outcome });
    expect(await phone.db.outbox.count()).toBe(before + 1);
    expect((await both(made)).slice(0, 3)).toEqual([status, when, 'done']);
    expect((await seen(toMend())).unanswered).toEqual([]);
    await unsettleStep(made.relance, when);
    expect(await both(made)).toEqual(['planned', when, 'planned', when]);
  }
});

test('a relance that is moved takes its appointment along, there and back', async () => {
  const [before, after] = [at(1, '14:00'), at(8, '10:30')];
  const made = await appointment(before);
  await moveStep(made.relance, after);
  expect(await both(made)).toEqual(['planned', after, 'planned', after]);
  await moveStep(made.relance, before);
  expect(await both(made)).toEqual(['planned', before, 'planned', before]);
});

test('a relance given up gives its appointment up, until it is taken up again', async () => {
  const when = at(1, '14:00');
  const made = await appointment(when);
  await cancelStep(made.relance);
  expect(await both(made)).toEqual(['cancelled_by_service', when, 'cancelled', when]);
  await unsettleStep(made.relance, when);
  expect(await both(made)).toEqual(['planned', when, 'planned', when]);
});

test('who came early today came now on both, and nobody came yet to an appointment of another day', async () => {
  vi.useFakeTimers({ now: Date.parse(at(0, '10:00')), toFake: ['Date'] });
  const [early, other] = [await appointment(at(0, '14:00')), await appointment(at(1, '14:00'))];
  const now = instant(phone.now());
  await expect(settleStep(other.relance, { outcome: 'came' })).rejects.toThrow('pas encore passé');
  await expect(settleStep(early.relance, { outcome: 'absent' })).rejects.toThrow('pas encore passé');
  await settleStep(early.relance, { outcome: 'came' });
  expect(await both(early)).toEqual(['attended', now, 'done', now]);
  await unsettleStep(early.relance, at(0, '14:00'));
  expect(await both(early)).toEqual(['planned', at(0, '14:00'), 'planned', at(0, '14:00')]);
});

test('of two appointments at one hour each goes with its own relance, whichever is answered first and where', async () => {
  const when = at(-1, '14:00');
  const [card, cover] = [await appointment(when), await appointment(when, 'complementary')];
  await settleHealthAct(cover.act, 'absent');
  expect((await both(cover))[2]).toBe('done');
  expect((await both(card)).slice(0, 3)).toEqual(['planned', when, 'planned']);
  await settleStep(card.relance, { outcome: 'came' });
  expect((await both(card)).slice(0, 3)).toEqual(['attended', when, 'done']);
  expect((await both(cover))[0]).toBe('absent');
});

test('another relance of the same youth leaves the appointment alone', async () => {
  const when = at(-1, '14:00');
  const made = await appointment(when);
  const call = await planRelance(youth, { kind: 'call', at: when });
  const visit = await planRelance(youth, { kind: 'accompanied_visit', at: at(-1, '16:00') });
  await settleStep(call, { outcome: 'no_answer' });
  await cancelStep(visit);
  expect(await both(made)).toEqual(['planned', when, 'planned', when]);
  expect((await seen(relances({ mine: true }))).map(({ id }) => id)).toEqual([made.relance]);
});
