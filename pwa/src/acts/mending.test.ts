import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { newId } from '../domain/ids';
import { mendKey } from '../domain/mending';
import type { Operation } from '../domain/operation';
import type { Account } from '../store/account';
import { syncOnce } from '../sync/run';
import { newPhone, whereabouts } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import {
  addStep, discardRefused, drafts, finishing, meet, mendRefused, noteYouth, refusedNote, retryRefused, saveDraft, sealRefusedAgain, startOuting,
} from '.';

let server: FakeServer;
let phone: Account;
const man = { age_band: '18_21', gender: 'male' } as const;

const only = async (): Promise<string> => {
  const { quarantine } = await whereabouts(phone);
  return quarantine[0] ?? '';
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

/** The server refuses this field while it has this value. */
const refuse = (code: string, field: string, wrong: (operation: Operation) => boolean): void => {
  server.refuses = (operation) => (wrong(operation) ? code : null);
  const answer = server.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const text = await (await answer(url, init)).text();
    return new Response(text.replaceAll(`"code":"${code}","change":0,"field":null`, `"code":"${code}","change":0,"field":"${field}"`));
  });
};

test('a mended outing takes the place of the refused one, and what waited for it follows, once', async () => {
  const place = newId();
  server.give('place', place, { name: 'Ici' });
  refuse('unknown_reference', 'place', ({ changes }) => changes.some(({ type, set }) => type === 'outing' && set?.place !== place));
  const outing = await startOuting({ kind: 'truck_outing', place: newId() });
  await meet(outing, man);
  await meet(outing, man);
  await syncOnce(phone);
  expect((await whereabouts(phone)).quarantine).toHaveLength(3);

  const note = await refusedNote((await phone.db.quarantine.filter(({ waits }) => !waits).first())?.op ?? '');
  expect(note).toMatchObject({ type: 'outing', mend: { how: 'values', fields: [{ field: 'place', input: 'place', optional: true }] } });
  const refused = await phone.db.quarantine.filter(({ waits }) => !waits).first();
  await mendRefused(refused?.op ?? '', { place });
  expect((await whereabouts(phone)).quarantine).toEqual([]);
  await syncOnce(phone);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [], quarantine: [] });
  expect(server.rows.get(`outing/${outing}`)?.set).toMatchObject({ place, kind: 'truck_outing' });
  expect([...server.rows.keys()].filter((key) => key.startsWith('encounter/'))).toHaveLength(2);
  expect(server.log.has(refused?.op ?? '')).toBe(false);
});

test('a wrong date is typed anew, and said to be typed', async () => {
  const noted = await noteYouth({ ...man, channel: 'self', notice: { answer: 'agreed' } });
  if (noted.what !== 'file') throw new Error('no file');
  await syncOnce(phone);
  refuse('bad_date', 'at', ({ changes }) => String(changes[0]?.set?.at) < '2020');
  await addStep(noted.youth, { kind: 'call', at: '2016-06-16T10:00:00.000Z', note: 'Un mot inventé' });
  await syncOnce(phone);
  await mendRefused(await only(), { at: '2026-01-16T10:00:00.000Z' });
  const [mended] = await phone.db.outbox.toArray();
  expect(mended?.changes[0]).toMatchObject({ typed: ['at'], set: { at: '2026-01-16T10:00:00.000Z' } });
  await syncOnce(phone);
  expect(await whereabouts(phone)).toMatchObject({ outbox: [], quarantine: [] });
});

test('names sealed for another place are sealed again for their own', async () => {
  refuse('unknown_key', 'name', ({ changes }) => changes.some(({ type }) => type === 'youth') && server.log.size === 0);
  await noteYouth({ ...man, channel: 'self', notice: { answer: 'agreed' }, name: { first_name: 'Inventé' } });
  await syncOnce(phone);
  const op = await only();
  expect((await refusedNote(op))?.mend).toEqual({ how: 'seal_again' });
  const before = (await phone.db.quarantine.get(op))?.changes[0];
  await sealRefusedAgain(op);
  const [after] = await phone.db.outbox.toArray();
  expect(after?.changes[0]?.set?.name).not.toBe(before?.set?.name);
  expect(await phone.opened.open('youth', before?.id ?? '', 'name', String(after?.changes[0]?.set?.name))).toEqual({ first_name: 'Inventé' });
});

test('a note dealt with meanwhile is mended no more, and mending twice sends once', async () => {
  server.refuses = () => 'bad_date';
  await startOuting({ kind: 'truck_outing' });
  await syncOnce(phone);
  const op = await only();
  await mendRefused(op, { started_at: '2026-01-16T10:00:00.000Z' });
  await expect(mendRefused(op, { started_at: '2026-01-16T10:00:00.000Z' })).rejects.toThrow('plus à corriger');
  expect((await whereabouts(phone)).outbox).toHaveLength(1);
  expect(await refusedNote(op)).toBeNull();
});

const half = async (op: string): Promise<string> => {
  await saveDraft(mendKey(op), { started_at: { text: '2026-01-16', time: '', many: [] } });
  return mendKey(op);
};
const keys = async () => (await drafts()).map(({ key }) => key);

test('a correction half made leaves with the act that ends it, and with the note that is thrown away', async () => {
  server.refuses = () => 'bad_date';
  for (let time = 0; time < 2; time += 1) await startOuting({ kind: 'truck_outing' });
  await syncOnce(phone);
  const [one = '', two = ''] = (await whereabouts(phone)).quarantine;
  const key = await half(one);
  await half(two);
  await finishing(key, () => mendRefused(one, { started_at: '2026-01-16T10:00:00.000Z' }));
  expect(await phone.db.drafts.toCollection().primaryKeys()).toEqual([mendKey(two)]);
  await discardRefused(two);
  expect(await phone.db.drafts.count()).toBe(0);
});

test('a correction half made is not asked for while its note is sent again, is found when it is refused again, and leaves once it is taken', async () => {
  refuse('bad_date', 'started_at', () => true);
  await startOuting({ kind: 'truck_outing' });
  await syncOnce(phone);
  const op = await only();
  const key = await half(op);
  await saveDraft('place/new', { name: 'à moitié' });
  expect(await keys()).toContain(key);
  await retryRefused(op);
  expect(await keys()).toEqual(['place/new']);
  await syncOnce(phone);
  expect(await keys()).toContain(key);
  server.refuses = () => null;
  await retryRefused(op);
  await syncOnce(phone);
  expect(await keys()).toEqual(['place/new']);
  expect(await phone.db.drafts.count()).toBe(1);
});
