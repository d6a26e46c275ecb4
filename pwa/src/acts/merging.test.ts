import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Account } from '../store/account';
import { encounters, mergedInto, tally, youthHistory, youthPage, youths } from '../store/views';
import { syncOnce } from '../sync/run';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import {
  addStep,
  changeYouth,
  closeFile,
  mergeYouths,
  noteAsKnown,
  noteYouth,
  startOuting,
  undoAsKnown,
  unmergeYouths,
  type NotedYouth,
} from '.';

let server: FakeServer;
let phone: Account;
let outing: string;
const note = { age_band: '18_21' as const, gender: 'male' as const, notice: { answer: 'agreed' as const, language: 'fr', version: '1' } };

const file = async (more: Partial<NotedYouth> = {}): Promise<string> => {
  const noted = await noteYouth({ outing, ...note, name: { first_name: 'Essai' }, ...more });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};
const page = async (id: string) => {
  const found = await seen(youthPage(id), (value) => value?.name.state !== 'opening' && value?.contact.state !== 'opening');
  if (!found) throw new Error('no page');
  return found;
};
const phonesOf = async (id: string): Promise<string[] | null | undefined> => {
  const { contact } = await page(id);
  return contact.state === 'ok' ? contact.value.phones : null;
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  outing = await startOuting({ kind: 'street_round' });
});

test('merging is one operation, keeps the work of both, and parting gives back what was written over', async () => {
  const one = await file({ contact: { phones: ['06 39 98 01 01'] }, contact_preference: 'none', housing: 'friends' });
  const two = await file({ name: { first_name: 'Essay' }, contact_preference: 'not_at_home' });
  await addStep(two, { kind: 'call' });
  const before = await phone.db.outbox.count();
  const kept = { contact: { phones: ['06 39 98 01 01', '06 39 98 02 02'] }, contact_preference: 'not_at_home' as const, housing: 'own' as never };
  await mergeYouths(two, one, kept);
  expect(await phone.db.outbox.count()).toBe(before + 1);
  const merged = await page(two);
  expect(merged.youth).toMatchObject({ id: one, contact_preference: 'not_at_home' });
  expect(merged.steps).toHaveLength(1);
  expect(await phonesOf(one)).toEqual(['+33639980101', '+33639980202']);
  expect(await seen(mergedInto(one), ([first]) => first?.name.state === 'ok')).toMatchObject([{ id: two, name: { value: { first_name: 'Essay' } } }]);
  expect(JSON.stringify(await phone.db.drafts.toArray())).not.toMatch(/39980101|Essai/);

  await changeYouth(one, { contact_preference: 'through_partner' });
  await unmergeYouths(two);
  expect(await phonesOf(one)).toEqual(['+33639980101']);
  const parted = await page(one);
  expect(parted.youth).toMatchObject({ housing: 'friends', contact_preference: 'through_partner' });
  expect((await page(two)).youth).toMatchObject({ id: two, contact_preference: 'not_at_home' });
  expect(await seen(youths())).toHaveLength(2);
  expect(await phone.db.drafts.count()).toBe(0);
});

test('two phones that merged the other way round part in one go', async () => {
  const [one, two] = [await file(), await file()];
  await mergeYouths(one, two);
  await syncOnce(phone);
  const row = server.rows.get(`youth/${two}`)?.set ?? {};
  server.give('youth', two, { ...row, merged_into: one });
  await syncOnce(phone);
  const head = (await page(one)).youth.id;
  const other = head === one ? two : one;
  await unmergeYouths(other);
  expect((await seen(youths())).map(({ id }) => id).sort()).toEqual([one, two].sort());
});

test('a file that is not merged has nothing to part', async () => {
  const one = await file();
  await expect(unmergeYouths(one)).rejects.toThrow('réunie');
});

test('a note that was of a known youth is a meeting and what the file did not know, and is undone whole', async () => {
  const id = await file({ contact: { phones: ['06 39 98 01 01'] }, contact_preference: 'not_at_home' });
  const later = await startOuting({ kind: 'street_round' });
  const before = await phone.db.outbox.count();
  const noted: NotedYouth = { ...note, outing: later, name: { first_name: 'Éssai' }, contact: { phones: ['0639980202'] }, situation: 'none', contact_preference: 'mobile_only' };
  const done = await noteAsKnown(id, noted);
  expect(await phone.db.outbox.count()).toBe(before + 1);
  expect((await seen(tally(later))).teamTotal).toBe(1);
  expect(await phonesOf(id)).toEqual(['+33639980101', '+33639980202']);
  const met = await page(id);
  expect(met.youth).toMatchObject({ situation: 'none', contact_preference: 'not_at_home' });
  expect(met.name).toEqual({ state: 'ok', value: { first_name: 'Essai' } });
  expect(await seen(youths())).toHaveLength(1);

  await undoAsKnown(done);
  expect((await seen(tally(later))).teamTotal).toBe(0);
  expect(await phonesOf(id)).toEqual(['+33639980101']);
  expect((await page(id)).youth.situation).toBeNull();
});

test('what is typed of a known youth completes an identification that lacked it, in the same operation, and is undone with it', async () => {
  const id = await file({ name: undefined });
  const later = await startOuting({ kind: 'street_round' });
  const before = await phone.db.outbox.count();
  const done = await noteAsKnown(id, { ...note, outing: later, situation: 'none', followed_by: ['none'], last_contact: null });
  expect(await phone.db.outbox.count()).toBe(before + 1);
  expect(await page(id)).toMatchObject({ criteria: { result: 'meets' }, identifications: [{ outing, situation: 'none' }] });
  await undoAsKnown(done);
  expect(await page(id)).toMatchObject({ criteria: { result: 'missing' }, identifications: [{ outing, situation: null }] });
});

test('what is typed of a known youth never answers again what their identification answered, nor one that is over', async () => {
  const id = await file({ situation: 'none' });
  await noteAsKnown(id, { ...note, situation: 'employment', housing: 'friends' });
  expect(await page(id)).toMatchObject({ youth: { situation: 'employment' }, identifications: [{ situation: 'none', housing: 'friends' }] });
  await closeFile(id, { reason: 'moved' });
  expect(await noteAsKnown(id, { ...note, followed_by: ['none'] })).toMatchObject({ identification: null });
  expect((await page(id)).identifications[0]?.followed_by).toBeNull();
});

test('a known youth was informed when they answered, though the note was finished later', async () => {
  const id = await file({ notice: { answer: 'to_give' } });
  const at = '2026-01-13T13:00:00.000Z';
  await noteAsKnown(id, { ...note, notice: { ...note.notice, at } });
  expect((await page(id)).youth).toMatchObject({ notice_answer: 'agreed', notice_given_at: at });
});

test('already counted adds nobody; a wrong phone is refused before anything is written', async () => {
  const id = await file();
  const later = await startOuting({ kind: 'street_round' });
  await expect(noteAsKnown(id, { ...note, outing: later, contact: { phones: ['06 39'] } })).rejects.toMatchObject({ field: 'contact' });
  await noteAsKnown(id, { ...note, outing: later, alreadyCounted: true });
  expect(await seen(encounters(later))).toMatchObject([{ count: 0, youth: id }]);
});

test('outside any outing only the file is completed', async () => {
  const id = await file();
  expect(await noteAsKnown(id, { ...note, housing: 'friends' })).toMatchObject({ youth: id, encounter: null });
  expect((await page(id)).youth.housing).toBe('friends');
});

test('a merge undone is told by both files, offline too, and what the other became is not', async () => {
  const [one, two] = [await file(), await file({ name: { first_name: 'Essay' } })];
  await mergeYouths(two, one, { housing: 'friends' });
  await unmergeYouths(two);
  await changeYouth(two, { housing: 'hostel' });
  const told = async (id: string) => {
    const { entries } = await seen(youthHistory(id, null));
    return entries.filter(({ kind }) => kind === 'patch').map(({ id: of, changed }) => [of, changed.map(({ field }) => field)]);
  };
  const merging = [two, ['merged_into']];
  expect(await told(one)).toEqual([[one, ['housing']], merging, [one, ['housing']], merging]);
  expect(await told(two)).toEqual([[two, ['housing']], merging, merging]);
});
