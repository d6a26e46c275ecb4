import { mendRefused, discardRefused, retryRefused, addStep, changeOuting, changeYouth, eraseYouth, giveBack, joinOuting, meet, mergeOutings, mergeYouths, noteOnOuting, noteYouth, planRelance, settleConflict, settleStep, startOuting, takeBack, unmergeYouths } from '..';
import { tagOf } from '../../domain/outing_link';
import { act, create, flag } from '../act';
import { settleJoins } from '../joining';
import { ELISE, NAME, NOTE, NUMBER, type World } from './world';

/** Something that may happen: `who` has which phone, `pick` which of the records it shows, `n` how. */
export type Happens = (world: World, who: number, pick: number, n: number) => Promise<unknown>;

const BANDS = ['16_17', '18_21', '22_25'] as const;
const HOUSING = ['friends', 'hostel', 'none'] as const;

/** What people do on their phones, without network. */
export const ACTS = {
  'somebody is met': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const outing = await phone.one('outing', pick);
    await phone.does(async () => {
      const on = outing?.id ?? (await startOuting({ kind: 'truck_outing' }));
      await meet(on, { age_band: BANDS[n % 3] ?? '18_21', gender: 'male', count: (n % 4) + 1 });
    });
  },
  'an outing begins': async (world, who) => world.phone(who).does(() => startOuting({ kind: 'street_round' })),
  'a youth is noted': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const outing = n % 2 ? await phone.one('outing', pick) : null;
    const where = outing ? { outing: outing.id } : { channel: 'self' as const };
    await phone.does(() =>
      noteYouth({ ...where, age_band: '18_21', gender: 'female', notice: { answer: 'agreed' }, name: { first_name: NAME }, contact: { phones: [NUMBER] }, note: NOTE }),
    );
  },
  'a step is noted': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick);
    if (!youth) return;
    await phone.does(() =>
      n % 2 ? addStep(youth.id, { kind: 'call', note: `${NOTE} ${n}` }) : planRelance(youth.id, { at: phone.account.nowInstant(), note: NOTE }),
    );
  },
  'a step is settled': async (world, who, pick) => {
    const phone = world.phone(who);
    const step = await phone.one('step', pick);
    if (step) await phone.does(() => settleStep(step.id, { outcome: 'no_answer', next: { at: phone.account.nowInstant() } }));
  },
  'a file changes': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick);
    if (youth) await phone.does(() => changeYouth(youth.id, { housing: HOUSING[n % 3] ?? null }, youth.seen));
  },
  'a note changes': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick);
    if (youth) await phone.does(() => changeYouth(youth.id, { note: `${NOTE} ${n}` }, youth.seen));
  },
  'an outing changes': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const outing = await phone.one('outing', pick);
    if (outing) await phone.does(() => (n % 2 ? noteOnOuting(outing.id, `${NOTE} ${n}`) : changeOuting(outing.id, { title: `Sortie ${n}` })));
  },
  'a count goes or comes back': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const met = await phone.one('encounter', pick, { deleted: true });
    if (met) await phone.does(() => (n % 2 ? giveBack : takeBack)(met.id));
  },
  'a file goes or comes back': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick, { deleted: true });
    if (youth) await phone.does(() => act('youth.taken_back', [flag('youth', youth.id, n % 2 ? 'undelete' : 'delete')]));
  },
  'two files become one': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const [one, other] = [await phone.one('youth', pick), await phone.one('youth', n)];
    if (one && other) await phone.does(() => mergeYouths(one.id, other.id, n % 2 ? { note: NOTE } : {}, other.seen));
  },
  'files part': async (world, who, pick) => {
    const phone = world.phone(who);
    const youth = await phone.one('youth', pick);
    if (youth) await phone.does(() => unmergeYouths(youth.id));
  },
  'two outings become one': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const [one, other] = [await phone.one('outing', pick), await phone.one('outing', n)];
    if (one && other) await phone.does(() => mergeOutings(one.id, other.id));
  },
  'an outing is joined by its code': async (world, who, pick, n) => {
    const theirs = await world.phone(pick).one('outing', n);
    if (!theirs?.started_at) return;
    const { id: outing, kind, started_at, place } = theirs;
    await world.phone(who).does(() => joinOuting({ organisation: tagOf(world.organisation.id), outing, kind, started_at, place }));
  },
  'what was joined is settled': async (world, who) => {
    const phone = world.phone(who);
    await phone.does(() => settleJoins(phone.account));
  },
  'a youth is erased': async (world, _who, pick) => {
    const elise = world.phone(ELISE);
    const youth = await elise.one('youth', pick);
    if (!youth) return;
    await elise.does(() => eraseYouth(youth.id));
  },
  'a conflict is settled': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const open = await phone.one('conflict', pick);
    if (open) await phone.does(() => settleConflict(open.id, n % 2 ? 'kept' : 'other'));
  },
  'something poisonous is written': async (world, who, _pick, n) => {
    const phone = world.phone(who);
    await phone.does(async () => {
      const place = create('place', { name: 'Poison', kind: 'nulle_part' });
      world.poison.add(place.id);
      await act('place.created', [place]);
      // what depends on it waits with it
      if (n % 2) await startOuting({ kind: 'truck_outing', place: place.id });
    });
  },
  'a refused note is sent again': async (world, who, pick) => {
    const phone = world.phone(who);
    const refused = (await phone.whereabouts()).quarantine;
    const one = refused[pick % Math.max(1, refused.length)];
    if (one) await phone.does(() => retryRefused(one.op));
  },
  'a refused note is mended': async (world, who, pick) => {
    const phone = world.phone(who);
    const { quarantine } = await phone.whereabouts();
    const poisoned = quarantine.filter(({ changes }) => world.poison.has(changes[0]?.id ?? ''));
    const one = poisoned[pick % Math.max(1, poisoned.length)];
    if (!one || !phone.isOpen) return;
    world.dropped.add(one.op);
    if ((await phone.does(() => mendRefused(one.op, { kind: 'city_centre' }).then(() => true))) === null) world.dropped.delete(one.op);
  },
  'a refused note is given up': async (world, who, pick) => {
    const phone = world.phone(who);
    const { quarantine } = await phone.whereabouts();
    const one = quarantine[pick % Math.max(1, quarantine.length)];
    if (!one || !phone.isOpen) return;
    await phone.does(() => discardRefused(one.op));
    const left = new Set((await phone.whereabouts()).quarantine.map(({ op }) => op));
    for (const { op } of quarantine) if (!left.has(op)) world.dropped.add(op);
  },
} satisfies Record<string, Happens>;
