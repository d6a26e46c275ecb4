import { newId } from '../../../domain/ids';
import { RESEAL } from '../../../store/schema';
import { oldSeals } from '../../../store/old_seals';
import { addStep, changeYouth, closeOuting, createPlace, eraseYouth, giveBack, meet, mendRefused, mergeYouths, noteYouth, planRelance, retryRefused, settleConflict, settleStep, startOuting, takeBack } from '../..';
import { act, create, flag, patch } from '../../act';
import type { Phone } from '../phone';
import type { Stage } from './stage';

const MAN = { age_band: '18_21', gender: 'male' } as const;
const AGREED = { notice: { answer: 'agreed' } } as const;

type Scene = (stage: Stage, nadia: Phone, karim: Phone, elise: Phone) => Promise<void>;

const noted = async (stage: Stage, phone: Phone, outing?: string): Promise<string> => {
  const where = outing ? { outing } : { channel: 'self' as const };
  const found = await stage.does(phone, () => noteYouth({ ...where, ...MAN, ...AGREED, name: { first_name: 'Zoé-Inventée' }, note: 'Un mot inventé' }));
  return found.what === 'file' ? found.youth : '';
};

const file = async (phone: Phone, youth: string) => (await phone.shown('youth')).find(({ id }) => id === youth);

/** What the phone sends of these scenes, and what the real server answers, is in `tests/golden/sync`. */
export const SCENES: Record<string, Scene> = {
  day: async (stage, nadia, karim, elise) => {
    const place = await stage.does(nadia, () => createPlace({ name: 'Planoise', kind: 'priority_district' }));
    const outing = await stage.does(nadia, () => startOuting({ kind: 'truck_outing', place }));
    const met = await stage.does(nadia, () => meet(outing, { ...MAN, count: 3 }));
    const youth = await noted(stage, nadia, outing);
    const step = await stage.does(nadia, () => planRelance(youth, { at: nadia.account.nowInstant(), note: 'Rappeler mardi' }));
    stage.limit = 3;
    await stage.sync(nadia, karim);
    // the same field on two phones, each unseen by the other, then a sealed one
    await stage.does(karim, async () => changeYouth(youth, { housing: 'friends', note: 'Vu au skate-park' }, (await file(karim, youth))?.seen));
    await stage.does(nadia, async () => changeYouth(youth, { housing: 'hostel' }, (await file(nadia, youth))?.seen));
    await stage.does(nadia, () => takeBack(met));
    await stage.does(nadia, () => settleStep(step, { outcome: 'no_answer', next: { at: nadia.account.nowInstant() } }));
    await stage.sync(nadia, karim, elise);
    const [conflict] = await elise.shown('conflict');
    await stage.does(elise, () => settleConflict(conflict?.id ?? '', 'other'));
    // what was said earlier arrives later
    await stage.does(karim, () => changeYouth(youth, { has_children: true }));
    await stage.does(nadia, () => changeYouth(youth, { has_children: false }));
    await stage.sync(nadia, karim);
    // a clock that is five hours ahead; two of its notes keep their order
    karim.browser.ahead = 5 * 3_600_000;
    await stage.does(karim, () => karim.reopen());
    await stage.does(karim, () => meet(outing, MAN));
    await stage.does(karim, () => changeYouth(youth, { housing: 'none' }));
    await stage.does(elise, () => act('youth.taken_back', [flag('youth', youth, 'delete')]));
    await stage.sync(elise, karim, nadia);
    await stage.does(nadia, () => giveBack(met));
    await stage.does(nadia, () => closeOuting(outing));
    await stage.sync(nadia, karim, elise);
  },

  refusals: async (stage, nadia, karim, elise) => {
    const outing = await stage.does(nadia, () => startOuting({ kind: 'street_round' }));
    const met = await stage.does(nadia, () => meet(outing, MAN));
    const youth = await noted(stage, nadia);
    await stage.sync(nadia, karim, elise);
    const poison = create('place', { name: 'Poison', kind: 'nulle_part' });
    const says = (name: string, ...changes: Parameters<typeof act>[1]) => stage.does(nadia, () => act(name, changes));
    await says('place.created', poison);
    await stage.does(nadia, () => startOuting({ kind: 'street_round', place: poison.id }));
    await says('other', { type: 'unknown_thing', id: newId(), kind: 'create', set: { name: 'x' } });
    await says('other', patch('youth', youth, { shoe_size: 42 } as object));
    await says('other', patch('encounter', met, { count: 2 }));
    await says('other', create('encounter', { outing, at: nadia.account.nowInstant(), ...MAN, count: 600, first_time: true }));
    await says('other', create('encounter', { outing, at: nadia.account.nowInstant(), ...MAN, first_time: true }));
    await says('other', create('place', { name: 'x'.repeat(121) }));
    await says('other', create('place', { name: 'Ici', archived: 'oui', commune: '25056' }));
    await says('other', create('place', { name: 'Ici', commune: 'Besançon' }));
    await says('other', create('step', { youth: met, kind: 'call', status: 'done', at: nadia.account.nowInstant() }));
    await says('other', create('identification', { youth, at: nadia.account.nowInstant(), channel: 'self', age_band: '30_plus' }));
    await says('other', flag('youth', youth, 'erase'));
    await says('other', patch('outing', outing, { status: 'cancelled' }), patch('youth', youth, { housing: 'friends' }));
    await says('other', create('outing', { kind: 'truck_outing', status: 'under_way', started_at: '2025-02-31T10:00:00.000Z' }));
    // what would be fine but for a date typed on a phone whose clock is a day ahead
    nadia.browser.ahead = 26 * 3_600_000;
    await stage.does(nadia, () => nadia.reopen());
    nadia.account.offset = 0;
    await stage.does(nadia, () => addStep(youth, { kind: 'call', at: nadia.account.nowInstant() }));
    await stage.does(nadia, () => startOuting({ kind: 'street_round' }));
    nadia.browser.ahead = 0;
    await stage.does(nadia, () => nadia.reopen());
    await stage.sync(nadia);
    const refused = await nadia.account.db.quarantine.orderBy('at').toArray();
    const first = refused.find(({ changes }) => changes[0]?.id === poison.id);
    await stage.does(nadia, () => mendRefused(first?.op ?? '', { kind: 'city_centre' }));
    const again = refused.find(({ refusal }) => refusal.code === 'future_date');
    stage.later(30);
    await stage.does(nadia, () => retryRefused(again?.op ?? ''));
    await stage.sync(nadia, karim, elise);
  },

  restore: async (stage, nadia, karim, elise) => {
    const outing = await stage.does(nadia, () => startOuting({ kind: 'truck_outing' }));
    const youth = await noted(stage, nadia, outing);
    const other = await noted(stage, nadia);
    await stage.does(nadia, () => addStep(youth, { kind: 'call', note: 'Un mot inventé' }));
    await stage.sync(nadia, karim, elise);
    stage.backUp();
    await stage.does(nadia, () => meet(outing, MAN));
    await stage.does(elise, () => mergeYouths(other, youth));
    await stage.sync(nadia, elise);
    await stage.does(karim, () => changeYouth(youth, { note: 'Pas encore su' }));
    await stage.does(elise, () => eraseYouth(youth));
    await stage.sync(elise);
    stage.restore();
    await stage.sync(elise, karim, nadia);
    await stage.does(nadia, () => addStep(youth, { kind: 'message', note: 'Après coup' }));
    await stage.sync(nadia, karim, elise);
  },

  roles: async (stage, nadia, karim, elise) => {
    const outing = await stage.does(nadia, () => startOuting({ kind: 'truck_outing', note: 'La clé est à l’accueil' }));
    const youth = await noted(stage, nadia, outing);
    const mets = [await stage.does(nadia, () => meet(outing, MAN)), await stage.does(nadia, () => meet(outing, MAN))];
    const own = await noted(stage, karim);
    await stage.sync(nadia, karim, elise);
    stage.role(karim, 'partner');
    await stage.does(karim, () => changeYouth(youth, { housing: 'hostel' }));
    await stage.does(karim, () => act('outing.changed', [patch('outing', outing, { title: 'À moi' })]));
    await stage.does(karim, () => changeYouth(own, { housing: 'hostel' }));
    await stage.sync(karim);
    await stage.does(nadia, () => takeBack(mets));
    await stage.sync(nadia);
    stage.purge();
    stage.limit = 2;
    await stage.sync(karim, elise);
    stage.role(karim, 'outreach');
    await stage.sync(karim, elise, nadia);
  },

  keys: async (stage, nadia, karim, elise) => {
    const youth = await noted(stage, nadia);
    await stage.sync(nadia, karim, elise);
    await stage.newKey();
    await stage.does(karim, () => changeYouth(youth, { note: 'Sous la nouvelle clé' }));
    const keys = stage.ring;
    for (const { type, id, was } of await stage.does(elise, () => oldSeals(elise.account.db, keys))) {
      const set = Object.fromEntries(await Promise.all(Object.entries(was).map(async ([field, sealed]) => [field, await elise.account.opened.open(type, id, field, sealed)] as const)));
      await stage.does(elise, () => act(RESEAL, [{ type, id, kind: 'reseal', set, was }], elise.account));
    }
    await stage.sync(karim, elise, nadia, karim);
  },
};
