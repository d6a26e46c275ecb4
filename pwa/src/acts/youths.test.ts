import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { atTime, dayOf, plusDays } from '../domain/days';
import type { Account } from '../store/account';
import { Reading } from '../store/reading';
import { relances, tally, youthPage, youths } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import {
  addStep,
  addSupport,
  changeYouth,
  checkPathway,
  closeFile,
  completeIdentification,
  confirmReferral,
  createPartner,
  createPlace,
  endPathway,
  eraseYouth,
  identifyAgain,
  meetKnownYouth,
  mergeYouths,
  noteYouth,
  planRelance,
  readDraft,
  saveDraft,
  settleStep,
  startOuting,
  startPathway,
  unmergeYouths,
  type NotedYouth,
} from '.';

let server: FakeServer;
let phone: Account;
let outing: string;
const agreed = { answer: 'agreed' as const, language: 'fr', version: '1' };
const base = { age_band: '18_21' as const, gender: 'male' as const, notice: agreed };

const file = async (more: Partial<NotedYouth> = {}): Promise<string> => {
  const noted = await noteYouth({ outing, ...base, name: { first_name: 'Essai' }, ...more });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const page = async (id: string) => {
  const found = await seen(youthPage(id), (value) => value?.name.state !== 'opening');
  if (!found) throw new Error('no page');
  return found;
};
const today = () => dayOf(phone.now(), phone.zone);

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  const place = await createPlace({ name: 'Plage', kind: 'leisure_site' });
  outing = await startOuting({ kind: 'truck_outing', place });
});

test('a youth is noted in one operation: file, identification, linked encounter', async () => {
  const before = await phone.db.outbox.count();
  const id = await file({ situation: 'none', followed_by: ['none'], contact: { phones: ['06 39 98 04 12'] } });
  expect(await phone.db.outbox.count()).toBe(before + 1);
  const shown = await page(id);
  expect(shown.name).toEqual({ state: 'ok', value: { first_name: 'Essai' } });
  expect(shown.contact).toEqual({ state: 'ok', value: { phones: ['+33639980412'] } });
  expect(shown.criteria?.result).toBe('meets');
  expect(shown.identifications).toMatchObject([{ channel: 'pool_beach', outing, age_band: '18_21' }]);
  expect(shown.encounters).toMatchObject([{ count: 1, outing }]);
  expect(shown.youth).toMatchObject({ notice_answer: 'agreed', notice_language: 'fr', referent: phone.person });
  expect((await seen(tally(outing))).teamTotal).toBe(1);
  expect(JSON.stringify(await phone.db.outbox.toArray())).not.toMatch(/Essai|39980412/);
});

test('"déjà compté" adds nobody', async () => {
  await file({ alreadyCounted: true });
  expect(await seen(tally(outing))).toMatchObject({ teamTotal: 0, youths: 1 });
});

test('they were informed when they answered, though the form was finished later; never in the future', async () => {
  const tuesday = atTime(plusDays(today(), -2), '14:00', phone.zone);
  expect((await page(await file({ notice: { ...agreed, at: tuesday } }))).youth.notice_given_at).toBe(tuesday);
  const ahead = await page(await file({ notice: { ...agreed, at: '2999-01-01T00:00:00.000Z' } }));
  expect((ahead.youth.notice_given_at ?? '9') <= phone.nowInstant()).toBe(true);
});

test('"ne rien noter" keeps an anonymous count and no file, nor when counted before', async () => {
  const nothing = { ...base, outing, notice: { answer: 'nothing' as const }, name: { first_name: 'Essai' } };
  expect(await noteYouth(nothing)).toMatchObject({ what: 'counted', encounter: expect.any(String) });
  expect(await noteYouth({ ...nothing, alreadyCounted: true })).toEqual({ what: 'counted', encounter: null });
  expect(await seen(youths())).toEqual([]);
  expect((await seen(tally(outing))).teamTotal).toBe(1);
});

test('"sans mon nom" keeps facts and seals nothing', async () => {
  const id = await file({ notice: { answer: 'without_name' }, note: 'texte', housing: 'friends' });
  const [row] = await Reading.run(phone, (reading) => reading.some('youth', [id]));
  expect(row).toMatchObject({ name: null, contact: null, note: null, housing: 'friends' });
});

test('under 16 no file; 30 and over a file without identification', async () => {
  expect(await noteYouth({ outing, ...base, age_band: 'under_16' })).toMatchObject({ what: 'counted' });
  const shown = await page(await file({ age_band: '30_plus' }));
  expect(shown.identifications).toEqual([]);
  expect(shown.encounters).toHaveLength(1);
});

test('what is missing is asked for before anything is written', async () => {
  const before = await phone.db.outbox.count();
  await expect(noteYouth({ ...base })).rejects.toMatchObject({ field: 'channel' });
  await expect(file({ contact: { phones: ['06 39'] } })).rejects.toMatchObject({ field: 'contact' });
  await expect(file({ birth_date: '2999-01-01' })).rejects.toMatchObject({ field: 'birth_date' });
  await expect(file({ note: 'x'.repeat(20_000) })).rejects.toMatchObject({ field: 'note' });
  expect(await phone.db.outbox.count()).toBe(before);
});

test('a known youth met again counts once an outing', async () => {
  const id = await file();
  await meetKnownYouth(outing, id);
  expect(await seen(tally(outing))).toMatchObject({ teamTotal: 1, youths: 1 });
  const other = await startOuting({ kind: 'street_round' });
  await meetKnownYouth(other, id);
  expect((await seen(tally(other))).teamTotal).toBe(1);
});

test('completing an identification replaces it, dated as it was', async () => {
  const id = await file();
  const [first] = (await page(id)).identifications;
  await completeIdentification(first?.id ?? '', { situation: 'jobseeker', followed_by: ['other'] });
  const after = await page(id);
  expect(after.identifications).toMatchObject([{ at: first?.at, replaces: first?.id, situation: 'jobseeker' }]);
  expect(after.criteria?.result).toBe('meets');
  expect(after.youth.situation).toBe('jobseeker');
});

test('completing says which row of the file was looked at', async () => {
  const id = await file();
  await syncOnce(phone);
  const { youth, identifications } = await page(id);
  await changeYouth(id, { housing: 'friends' }, youth.seen);
  await syncOnce(phone);
  await completeIdentification(identifications[0]?.id ?? '', { situation: 'jobseeker' }, youth.seen);
  const [made, follows] = (await phone.db.outbox.orderBy('at').last())?.changes ?? [];
  expect(made).toMatchObject({ type: 'identification', kind: 'create' });
  expect(follows).toMatchObject({ type: 'youth', id, seen: youth.seen });
});

test('completing an identification of a file that was merged away tells the file that stands for both', async () => {
  const [one, other] = [await file(), await file({ at: phone.nowInstant(), name: { nickname: 'Autre' } })];
  await mergeYouths(other, one);
  const theirs = (await page(one)).identifications.find(({ youth }) => youth === other);
  await completeIdentification(theirs?.id ?? '', { situation: 'jobseeker' });
  expect((await page(one)).youth.situation).toBe('jobseeker');
  const [away] = await Reading.run(phone, (reading) => reading.some('youth', [other]));
  expect(away?.situation ?? null).toBeNull();
});

test('a second identification waits for the file to be closed', async () => {
  const id = await file();
  await expect(identifyAgain(id, { outing, age_band: '18_21' })).rejects.toMatchObject({ field: 'at' });
  await closeFile(id, { reason: 'moved' });
  expect((await page(id)).mayIdentifyAgain).toBe(true);
  await identifyAgain(id, { outing, age_band: '22_25' });
  const after = await page(id);
  expect(after.identifications).toHaveLength(2);
  expect(after.youth).toMatchObject({ closed_at: null, lost_reason: null });
});

test('a relance is planned, settled with its outcome, and the next one comes of it in one operation', async () => {
  const id = await file();
  const step = await planRelance(id, { at: plusDays(today(), -2), note: 'Prendre des nouvelles' });
  const [late] = await seen(relances({ mine: true }), ([one]) => one?.note.state === 'ok');
  expect(late).toMatchObject({ id: step, due: 'late', about: { id }, note: { value: 'Prendre des nouvelles' } });
  const before = await phone.db.outbox.count();
  const next = await settleStep(step, { outcome: 'no_answer', next: { at: plusDays(today(), 7) } });
  expect(await phone.db.outbox.count()).toBe(before + 1);
  expect(await seen(relances({ mine: true }))).toMatchObject([{ id: next, due: 'coming', kind: 'call' }]);
  expect((await page(id)).steps.find((one) => one.id === step)).toMatchObject({ status: 'done', outcome: 'no_answer' });
});

test('a step that was done is not in the future', async () => {
  const id = await file();
  await expect(addStep(id, { kind: 'call', at: plusDays(today(), 1) })).rejects.toMatchObject({ field: 'at' });
  await addStep(id, { kind: 'call', at: today() });
  expect((await page(id)).steps).toHaveLength(1);
});

test('a step of today is taken in the hour after midnight too, when the day in UTC is still the one before', async () => {
  const id = await file();
  const midnight = atTime(plusDays(today(), 1), '00:20', phone.zone);
  vi.useFakeTimers({ now: Date.parse(midnight), toFake: ['Date'] });
  try {
    const step = await addStep(id, { kind: 'call', at: today() });
    expect((await page(id)).steps.find((one) => one.id === step)?.at).toBe(midnight);
  } finally {
    vi.useRealTimers();
  }
});

test('a pathway starts, is checked, ends; a referral counts once confirmed', async () => {
  const id = await file();
  await expect(startPathway(id, { kind: 'gj' })).rejects.toMatchObject({ field: 'kind' });
  await expect(startPathway(id, { kind: 'partner_referral' })).rejects.toMatchObject({ field: 'partner' });
  const partner = await createPartner({ name: 'Association d’essai' });
  const referral = await startPathway(id, { kind: 'partner_referral', partner });
  expect((await page(id)).pathways).toMatchObject([{ counts: false, main: false, partnerName: 'Association d’essai' }]);
  await confirmReferral(referral);
  await checkPathway(referral, { result: 'ongoing' });
  await addSupport(id, { kind: 'psychologist' });
  expect(await page(id)).toMatchObject({
    pathways: [{ counts: true, main: true, checks: [{ result: 'ongoing' }] }],
    supports: [{ kind: 'psychologist' }],
  });
  await expect(endPathway(referral, { on: '2020-01-01', reason: 'completed' })).rejects.toMatchObject({ field: 'ended_at' });
  await endPathway(referral, { reason: 'completed' });
  expect((await page(id)).pathways[0]?.end_reason).toBe('completed');
});

test('a birth date gives the age that is shown, not the one of the identification', async () => {
  await file({ age_band: 'unknown', birth_date: '2006-05-04' });
  const [line] = await seen(youths(), (lines) => lines?.[0]?.birth_date.state === 'ok');
  expect(line).toMatchObject({ age: { years: expect.any(Number) }, identifiedAge: 'unknown' });
});

test('merged files are one page and one line, and can be parted again', async () => {
  const [one, other] = [await file(), await file({ name: { nickname: 'Autre' } })];
  await addStep(other, { kind: 'call' });
  await mergeYouths(other, one);
  await expect(mergeYouths(one, other)).rejects.toThrow('déjà réunis');
  const merged = await page(other);
  expect(merged.youth.id).toBe(one);
  expect(merged).toMatchObject({ merged: [other], steps: [{ youth: other }] });
  expect((await seen(youths())).map(({ id }) => id)).toEqual([one]);
  expect((await seen(tally(outing))).teamTotal).toBe(1);
  await unmergeYouths(other);
  expect(await seen(youths())).toHaveLength(2);
});

test('erasing is the coordinator’s, and names are gone at once', async () => {
  const id = await file();
  await expect(eraseYouth(id)).rejects.toThrow('rôle');
  Object.assign(phone.who, { role: 'coordinator' });
  await eraseYouth(id);
  expect((await page(id)).name).toEqual({ state: 'erased' });
  expect(await seen(youths())).toEqual([]);
});

test('a change says which row was looked at', async () => {
  const id = await file();
  await syncOnce(phone);
  const looked = (await page(id)).youth.seen;
  expect(looked?.[0]).toBe(server.epoch);
  await changeYouth(id, { housing: 'friends' }, looked);
  await changeYouth(id, { situation: 'training' });
  const sent = (await phone.db.outbox.orderBy('at').toArray()).map(({ changes }) => changes[0]);
  expect(sent.map((change) => change?.seen)).toEqual([looked, looked]);
  expect(sent[0]?.set).toEqual({ housing: 'friends' });
});

test('a draft rests sealed and reopens as it was', async () => {
  await saveDraft('youth/new', { name: 'Essai', age: null });
  expect(JSON.stringify(await phone.db.drafts.toArray())).not.toContain('Essai');
  expect(await readDraft('youth/new')).toEqual({ name: 'Essai', age: null });
  expect(await readDraft('other')).toBeNull();
});

test('once locked, nothing in clear is left and no act is done', async () => {
  await file();
  const view = youths();
  await seen(view, ([line]) => line?.name.state === 'ok');
  const [sealed] = (await phone.db.outbox.toArray()).flatMap(({ changes }) => changes).flatMap(({ set }) => set?.name ?? []);
  expect(phone.opened.read('youth', 'x', 'name', String(sealed)).state).not.toBe('ok');
  phone.forget();
  expect(JSON.stringify(await seen(view))).not.toContain('Essai');
  await expect(changeYouth('x', { note: 'secret' })).rejects.toThrow('verrouillée');
});
