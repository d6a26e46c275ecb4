import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { newId } from '../domain/ids';
import { sealRescue } from '../seal';
import { Account, use } from '../store/account';
import { syncOnce } from '../sync/run';
import { newPhone, reborn, visible, whereabouts } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { addStep, keepApart, makeRescue, meet, noteYouth, startOuting, takeRescue, tellApart } from '.';

let server: FakeServer;
let phone: Account;
const man = { age_band: '18_21', gender: 'male' } as const;

/** The same person on another phone, which knows nothing yet. */
const elsewhere = async (): Promise<Account> => {
  const other = new Account(phone.who, newId(), phone.keys);
  phone.db.close();
  await other.db.delete();
  const fresh = new Account(phone.who, newId(), phone.keys);
  await fresh.db.setMeta('feed', { generation: 1, epoch: server.epoch, cursor: 0, scopes: null, building: null });
  use(fresh);
  return fresh;
};

const written = async (): Promise<string> => {
  const noted = await noteYouth({ ...man, channel: 'self', notice: { answer: 'agreed' }, name: { first_name: 'Zoé-Inventée' } });
  if (noted.what !== 'file') throw new Error('no file');
  await addStep(noted.youth, { kind: 'call', note: 'Un mot inventé' });
  return noted.youth;
};

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
});

test('what a lost phone had not sent returns on another one, once, and the server gets it once', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await meet(outing, man);
  await syncOnce(phone);
  await meet(outing, man);
  await written();
  const before = await visible(phone);
  const { name, text, count } = await makeRescue();
  expect(count).toBe(5);
  expect(name).toMatch(/^kaftruck-secours-\d{4}-\d\d-\d\d-\d\dh\d\d\.txt$/);

  const other = await elsewhere();
  expect(await takeRescue(text)).toEqual({ taken: 5, known: 0 });
  expect(await visible(other)).toEqual(before);
  expect(await takeRescue(text)).toEqual({ taken: 0, known: 5 });
  await syncOnce(other);
  expect(server.log.size).toBe(5);
  expect(await visible(other)).toEqual(before);
  expect(await takeRescue(text)).toEqual({ taken: 0, known: 5 });
  expect((await whereabouts(other)).outbox).toEqual([]);
});

test('a clone that sends as well as its twin doubles nothing', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  await meet(outing, man);
  const { text } = await makeRescue();
  await syncOnce(phone);
  const twin = await elsewhere();
  await takeRescue(text);
  await syncOnce(twin);
  expect(server.log.size).toBe(2);
  expect([...server.rows.keys()].filter((key) => key.startsWith('encounter/'))).toHaveLength(1);
});

test('a file of somebody else, of another kind, cut short or altered is refused with a sentence, and nothing changes', async () => {
  await written();
  const { text } = await makeRescue();
  const [head = '', ...rest] = text.split('.');
  const altered = [head, ...rest.slice(0, 2), `${rest[2]?.slice(0, -4)}AAAA`, rest[3]].join('.');
  const before = await whereabouts(phone);
  for (const [given, said] of [
    ['', 'pas un fichier'],
    ['bonjour', 'pas un fichier'],
    ['{"op":1}', 'pas un fichier'],
    [text.slice(0, -20), 'abîmé'],
    [text.slice(0, text.length / 2), 'abîmé'],
    [altered, 'abîmé'],
  ] as const)
    await expect(takeRescue(given)).rejects.toMatchObject({ field: 'file', message: expect.stringContaining(said) });
  if (!phone.keys) throw new Error('locked');
  const badly = { person: phone.person, organisation: '', device: '', epoch: '', app: '', madeAt: 0, operations: [{ op: 'x' }] };
  await expect(takeRescue(await sealRescue(phone.keys, phone.person, badly))).rejects.toThrow('abîmé');
  expect(await whereabouts(phone)).toEqual(before);
  await newPhone(server);
  await expect(takeRescue(text)).rejects.toThrow('une autre personne');
});

test('nothing in the file can be read without the key, and its name names nobody', async () => {
  const youth = await written();
  const { name, text } = await makeRescue();
  for (const word of ['Zoé', youth, 'male', 'Nadia', phone.who.organisation.id])
    expect(atob(text.split('.')[0] ?? '') + text + name).not.toContain(word);
});

test('whoever was erased since the file was written does not come back with it', async () => {
  const youth = await written();
  const { text } = await makeRescue();
  const other = await elsewhere();
  const row = { type: 'youth', id: youth, seq: 9, by: phone.person, deleted: false, erased: true, set: { name: null } };
  await other.db.base.put({ ...row, generation: 1 });
  await takeRescue(text);
  const sealed = (await other.db.outbox.toArray()).flatMap(({ changes }) => changes.flatMap(({ set }) => [set?.name, set?.note]));
  expect(sealed.filter(Boolean)).toEqual([]);
});

test('what was taken back survives a kill, and is written before what comes next', async () => {
  await written();
  const { text } = await makeRescue();
  await elsewhere();
  await takeRescue(text);
  const again = await reborn(new Account(phone.who, newId(), phone.keys));
  await startOuting({ kind: 'truck_outing' });
  const names = (await again.db.outbox.orderBy('at').toArray()).map((one) => one.name);
  expect(names.at(-1)).toBe('outing.started');
  expect(names).toHaveLength(3);
});

test('who and what was said to be two comes along, beside what the other phone knows', async () => {
  const [one, two] = [await written(), await written()];
  await tellApart(one, [two]);
  await keepApart(newId(), newId());
  const { text } = await makeRescue();
  const other = await elsewhere();
  await tellApart(one, [newId()]);
  await takeRescue(text);
  await takeRescue(text);
  expect(await other.db.getMeta('apartFiles')).toHaveLength(2);
  expect(await other.db.getMeta('apart')).toHaveLength(1);
});
