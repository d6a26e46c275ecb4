import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeYouth, meet, noteYouth, startOuting, takeBack } from '../acts';
import { newId } from '../domain/ids';
import { pullAll } from '../sync/pull';
import { pushAll } from '../sync/push';
import { syncOnce } from '../sync/run';
import { scrub } from '../sync/scrub';
import { newPhone } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { Account, use } from './account';
import { discard, requeue } from './quarantine';
import { Reading } from './reading';
import { readSummary } from './views/sync';
import { readTally } from './views/tally';

let server: FakeServer;
let phone: Account;
let outing: string;

beforeEach(begin);

async function begin(): Promise<void> {
  server = new FakeServer();
  server.pageSize = 3;
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server);
  outing = await startOuting({ kind: 'truck_outing' });
}

/** Everything that a view could look at, by every way of looking. */
const everything = (account: Account): Promise<unknown> =>
  Reading.run(account, async (reading) => ({
    all: await Promise.all((['outing', 'encounter', 'youth', 'identification', 'place'] as const).map((type) => reading.all(type))),
    by: await reading.by('encounter', 'outing', outing, { deleted: true }),
    saying: await reading.saying('encounter', 'youth'),
    tally: await readTally(reading, outing),
    summary: await readSummary(reading),
    pending: reading.pending.map(({ op, state, sent }) => [op, state, sent]),
  }));

/** The same phone as a tab sees it that has read nothing yet. */
const anew = (): Account => new Account(phone.who, phone.device, phone.keys, null, phone.db);

const men = { age_band: '18_21', gender: 'male' } as const;
const note = { channel: 'self', notice: { answer: 'agreed' }, name: { first_name: 'Inventée' }, ...men } as const;

/** What may happen to a phone's database, in this tab or in another. */
const happenings: Record<string, () => Promise<unknown>> = {
  meet: () => meet(outing, men),
  'take back': async () => {
    const last = (await Reading.run(anew(), (reading) => reading.by('encounter', 'outing', outing))).at(-1);
    if (last) await takeBack(last.id);
  },
  'note a youth': () => noteYouth({ ...note, outing }),
  'change a youth': async () => {
    const [first] = await Reading.run(anew(), (reading) => reading.all('youth'));
    if (first) await changeYouth(first.id, { housing: 'friends' });
  },
  'another tab': async () => {
    use(anew());
    await meet(outing, { ...men, count: 2 });
    use(phone);
  },
  'a colleague': async () => server.give('place', newId(), { name: 'Ailleurs' }),
  'a colleague changes a youth': async () => {
    const youth = [...server.rows.values()].find(({ type }) => type === 'youth');
    if (youth) Object.assign(youth, { seq: (server.seq += 1), set: { ...youth.set, transport: 'car' } });
  },
  sync: () => syncOnce(phone),
  pull: () => pullAll(phone),
  'lost answer': async () => {
    server.faults.push({ is: 'lost answer' });
    await syncOnce(phone);
  },
  'killed amid a push': () => phone.db.setMeta('sending', []),
  refusals: async () => {
    server.refuses = () => 'bad_change';
    await pushAll(phone);
  },
  'no more refusals': async () => void (server.refuses = () => null),
  'again to the outbox': async () => requeue(phone.db, (await phone.db.quarantine.toCollection().primaryKeys()) as string[]),
  discard: async () => {
    const first = await phone.db.quarantine.toCollection().first();
    if (first) await discard(phone.db, first.op);
  },
  'erased people': async () => {
    const [first] = await Reading.run(anew(), (reading) => reading.all('youth'));
    const { base, outbox, journal, quarantine, drafts, meta } = phone.db;
    await phone.db.transaction('rw', [base, outbox, journal, quarantine, drafts, meta], () => scrub(phone.db, first ? [{ type: 'youth', id: first.id }] : []));
  },
  'restored server': async () => server.backup()(),
  'other scopes': async () => void (server.scopes += '+'),
  'a change that comes to nothing': () =>
    phone.db
      .transaction('rw', phone.db.tables, async () => {
        await phone.db.outbox.clear();
        await everything(phone);
        await phone.db.base.clear();
        await everything(phone);
        throw new Error('stopped');
      }),
};

test('what is known without reading is what reading would tell, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(happenings)), { maxLength: 20 }), async (names) => {
      await begin();
      for (const name of names) {
        await happenings[name]?.().catch(() => undefined);
        expect(await everything(phone), name).toEqual(await everything(anew()));
      }
      phone.db.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a tap on top of many that wait reads none of them again', async () => {
  for (let n = 0; n < 30; n += 1) await meet(outing, men);
  const tally = (account = phone) => Reading.run(account, (reading) => readTally(reading, outing));
  await tally();
  const read = vi.spyOn(phone.db.outbox, 'toArray');
  await meet(outing, men);
  expect((await tally()).mineTotal).toBe(31);
  expect(read).not.toHaveBeenCalled();
  expect((await tally(anew())).mineTotal).toBe(31);
  expect(read).toHaveBeenCalledOnce();
});

test('rows that have not changed are not read again; those of a changed type are', async () => {
  server.give('place', newId(), { name: 'Ici' });
  server.give('partner', newId(), { name: 'Eux' });
  await syncOnce(phone);
  const all = (type: 'place' | 'partner') => Reading.run(phone, (reading) => reading.all(type));
  const [place] = await all('place');
  const [partner] = await all('partner');
  server.give('place', newId(), { name: 'Là' });
  await syncOnce(phone);
  const places = await all('place');
  expect(places).toHaveLength(2);
  expect(places.find(({ id }) => id === place?.id)).not.toBe(place);
  expect((await all('partner'))[0]).toBe(partner);
});

test('nothing read is left in memory once the phone is locked', async () => {
  await meet(outing, men);
  await everything(phone);
  const read = vi.spyOn(phone.db.outbox, 'toArray');
  phone.forget();
  await everything(phone);
  expect(read).toHaveBeenCalledOnce();
});
