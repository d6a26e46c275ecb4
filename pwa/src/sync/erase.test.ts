import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { addStep, drafts, mergeYouths, noteYouth, saveDraft } from '../acts';
import { newId } from '../domain/ids';
import type { Account } from '../store/account';
import { Reading } from '../store/reading';
import { syncOnce } from './run';
import { scrub } from './scrub';
import { newPhone } from './testing/phone';
import { FakeServer } from './testing/server';

let server: FakeServer;
let phone: Account;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

/** Every sealed value that this phone holds anywhere. */
const sealedOn = async ({ db }: Account): Promise<string[]> => {
  const all = await Promise.all([db.base, db.outbox, db.journal, db.quarantine, db.drafts].map((table) => table.toArray()));
  return JSON.stringify(all).match(/eyJ[\w-]+\.\.[\w.-]+/g) ?? [];
};

test('an erased person leaves base, outbox, journal, quarantine and drafts; facts stay', async () => {
  const noted = await noteYouth({
    channel: 'self',
    age_band: '18_21',
    gender: 'female',
    notice: { answer: 'agreed' },
    name: { first_name: 'Inventée' },
    housing: 'friends',
  });
  if (noted.what !== 'file') throw new Error('no file');
  const { youth } = noted;
  await addStep(youth, { kind: 'call', note: 'une note' });
  await syncOnce(phone);
  server.refuses = () => 'bad_change';
  await addStep(youth, { kind: 'call', note: 'refusée' });
  await syncOnce(phone);
  server.refuses = () => null;
  await saveDraft('youth/page', { text: 'à moitié' }, youth);
  await addStep(youth, { kind: 'message', note: 'pas encore partie' });
  expect((await sealedOn(phone)).length).toBeGreaterThan(4);

  const file = server.rows.get(`youth/${youth}`);
  if (!file) throw new Error('no row');
  Object.assign(file, { erased: true, seq: (server.seq += 1) });
  for (const row of server.rows.values())
    for (const name of ['name', 'contact', 'birth_date', 'address', 'note']) if (name in row.set) row.set[name] = null;
  const { pullAll } = await import('./pull');
  await pullAll(phone);

  expect(await sealedOn(phone)).toEqual([]);
  const [shown] = await Reading.run(phone, (reading) => reading.some('youth', [youth]));
  expect(shown).toMatchObject({ erased: true, name: null, housing: 'friends' });
  expect(await phone.db.outbox.count()).toBe(1);
  const steps = await Reading.run(phone, (reading) => reading.by('step', 'youth', youth));
  expect(steps).toHaveLength(3);
});

const file = async (first_name: string): Promise<string> => {
  const noted = await noteYouth({ channel: 'self', age_band: '18_21', gender: 'female', notice: { answer: 'agreed' }, name: { first_name } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};

test('what a merge took over from an erased person leaves, though the form is about the other file, and others’ forms stay', async () => {
  const [left, right, other] = [await file('Une'), await file('Autre'), newId()];
  await mergeYouths(left, right, { note: 'dit par la première' });
  await saveDraft(`youth/compare/${left}/${other}`, { picked: {} }, other);
  await saveDraft(`youth/compare/${other}/${left}`, { picked: {} }, other);
  await saveDraft(`youth/compare/${right}/${other}`, { picked: {} }, right);
  await saveDraft(`youth/merged/${other}`, { said: 'avant' }, right);
  expect(await drafts()).toHaveLength(5);
  await syncOnce(phone);

  await phone.db.transaction('rw', phone.db.tables, () => scrub(phone.db, [{ type: 'youth', id: left }]));
  expect((await drafts()).map(({ key }) => key).sort()).toEqual([`youth/compare/${right}/${other}`, `youth/merged/${other}`]);
});
