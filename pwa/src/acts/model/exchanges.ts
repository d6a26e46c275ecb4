import { newId } from '../../domain/ids';
import type { Change } from '../../domain/operation';
import { use } from '../../store/account';
import { pushAll } from '../../sync/push';
import { syncOnce } from '../../sync/run';
import type { Fault } from '../../sync/testing/server';
import { stamp } from '../../domain/clock';
import { blankFields } from '../../domain/blank';
import { changeYouth, meet, startOuting } from '..';
import type { Happens } from './people';
import type { World } from './world';

const FAULTS: Fault[] = [
  { is: 'lost request' },
  { is: 'lost answer' },
  { is: 'cut short' },
  { is: 'altered' },
  { is: 'altered push' },
  { is: 'doubled' },
  { is: 'held up' },
  { is: 'portal' },
  { is: 'status', status: 503, code: 'unavailable', retryAfter: 5 },
  { is: 'status', status: 413, code: 'too_large' },
  { is: 'status', status: 426, code: 'app_too_old' },
];

/** The colleague who has no phone here is heard by the server. */
const colleague = ({ server, device, colleague: person }: World, change: Change): void => {
  const operation = { op: newId(), device, at: stamp(server.now()), schema: 1, changes: [change] };
  server.push(server.epoch, [operation], person);
};

/** What they write: an outing begins, a file or an outing changes. */
const theirs = ({ server }: World, pick: number): Change => {
  const rows = [...server.rows.values()];
  const [outing, youth] = ['outing', 'youth'].map((type) => rows.filter((row) => row.type === type).at(pick % 2 ? 0 : -1)?.id ?? '');
  const set = { ...blankFields('outing'), kind: 'street_round', status: 'under_way', started_at: server.instant };
  const made: Change = { type: 'outing', id: newId(), kind: 'create', set };
  const changes: Change[] = [made, hostel(youth ?? '', server.epoch), { type: 'outing', id: outing ?? '', kind: 'patch', set: { title: `Vu ${pick}` } }];
  return changes[pick % 3] ?? made;
};

const hostel = (youth: string, epoch: string): Change => ({ type: 'youth', id: youth, kind: 'patch', set: { housing: 'hostel' }, seen: [epoch, 0] });

/** What becomes of requests and answers on their way. */
export const EXCHANGES = {
  'a phone syncs': async (world, who, _pick, n) => {
    const phone = world.phone(who);
    const { server } = world;
    server.pageSize = (n % 5) + 1;
    const done = await phone.sync();
    if (!phone.isOpen) return;
    const before = (await phone.whereabouts()).outbox;
    if (!done || before.length) throw new Error(`a sync without trouble left ${before.length} notes unsent`);
  },
  'a sync meets trouble': async (world, who, pick, n) => {
    const { faults } = world.server;
    faults.push(...Array.from({ length: n % 5 }, (): Fault => ({ is: 'none' })), FAULTS[pick % FAULTS.length] ?? { is: 'none' });
    await world.phone(who).sync();
    faults.length = 0;
  },
  'what was held up arrives': async (world, _who, pick) => world.server.arrives(pick),
  'a colleague writes meanwhile': async (world, who, pick, n) => {
    const { server } = world;
    let left = n % 6;
    server.pageSize = 2;
    server.meanwhile = () => {
      if (left === 0) colleague(world, theirs(world, pick));
      left -= 1;
    };
    await world.phone(who).sync();
    server.meanwhile = () => undefined;
  },
  'a note is written during a sync': async (world, who, pick) => {
    const phone = world.phone(who);
    const outing = await phone.one('outing', pick);
    await phone.does(() =>
      Promise.all([phone.sync(), outing ? meet(outing.id, { age_band: '18_21', gender: 'male' }) : startOuting({ kind: 'truck_outing' })]),
    );
  },
  'an answer is late': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick);
    if (!phone.isOpen || !youth) return;
    const { server } = world;
    const here = phone.inHand();
    const other = await phone.tab();
    other.copies = true;
    let left = n % 4;
    server.pageSize = (pick % 5) + 1;
    colleague(world, hostel(youth.id, server.epoch));
    server.beforeArrival = async () => {
      if ((left -= 1) >= 0) return;
      server.beforeArrival = () => Promise.resolve();
      // meanwhile the other tab writes, and is answered at once
      use(other);
      await changeYouth(youth.id, { housing: n % 2 ? 'friends' : 'none' });
      await pushAll(other);
      use(here);
    };
    await phone.sync();
    server.beforeArrival = () => Promise.resolve();
    other.db.close();
  },
  'two tabs sync at once': async (world, who, _pick, n) => {
    const phone = world.phone(who);
    if (!phone.isOpen) return;
    phone.inHand();
    world.server.pageSize = (n % 5) + 1;
    const other = await phone.tab();
    // in step with each other they may give up: one of them alone goes on
    await Promise.allSettled([phone.sync(), syncOnce(other)]);
    other.db.close();
  },
  'two tabs write at once': async (world, who, pick) => {
    const phone = world.phone(who);
    const outing = await phone.one('outing', pick);
    if (!outing) return;
    const here = phone.inHand();
    const other = await phone.tab();
    other.copies = true;
    use(other);
    const there = meet(outing.id, { age_band: '18_21', gender: 'male' });
    use(here);
    await Promise.allSettled([there, meet(outing.id, { age_band: '22_25', gender: 'male' }), syncOnce(here)]);
    other.db.close();
  },
} satisfies Record<string, Happens>;
