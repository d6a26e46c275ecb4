import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { drafts } from '../../acts';
import { newPhone } from '../../sync/testing/phone';
import { FakeServer } from '../../sync/testing/server';
import { Draft } from '../field/draft.svelte';
import { answered, asked, begun, caughtUp, typedIn, type Begun } from './meanwhile';

// a form is left when its component is; here there is none
vi.mock('svelte', async (real) => ({ ...(await real<object>()), onDestroy: () => undefined }));

const stored = { title: 'Ce qui est noté', note: 'Votre situation', ask: 'L’équipe' };
type Texts = typeof stored;

const opened = async (now: Texts) => {
  const draft = new Draft<Begun<Texts>>('settings/notice/fr', () => begun(now), null, (kept) => Object.assign(kept, caughtUp(kept, now)));
  await draft.load();
  return draft;
};
const written = (form: Partial<Texts>): Begun<Texts> => ({ ...begun(stored), ...form });

test('a form half filled brings over what its person changed, and nothing else, to a colleague’s new words', async () => {
  await newPhone(new FakeServer());
  const first = await opened(stored);
  first.value.title = 'Ce que nous notons';
  first.keep(first.value);
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1));

  const now = { ...stored, note: 'Vos démarches' };
  const again = await opened(now);
  expect(typedIn(again.value)).toEqual({ ...now, title: 'Ce que nous notons' });
  expect(asked(again.value, now)).toEqual([]);
});

test('a text that both changed is asked about, with nothing typed lost, until one of the two is chosen', () => {
  const now = { ...stored, title: 'De Nadia', note: 'De Nadia aussi' };
  const form = caughtUp(written({ title: 'D’Élise', ask: 'Demandez' }), now);
  expect(typedIn(form)).toEqual({ title: 'D’Élise', note: 'De Nadia aussi', ask: 'Demandez' });
  expect(asked(form, now)).toEqual(['title']);
  // kept half filled and given back, it is still asked
  expect(asked(caughtUp(form, now), now)).toEqual(['title']);
  const mine = answered(form, now, 'title', 'mine');
  expect([mine.title, asked(mine, now)]).toEqual(['D’Élise', []]);
  expect(typedIn(caughtUp(mine, now))).toEqual(typedIn(form));
  expect(typedIn(answered(form, now, 'title', 'theirs'))).toEqual({ ...now, ask: 'Demandez' });
});

test('a third wording is asked about again after the second was answered', () => {
  const now = { ...stored, title: 'De Nadia' };
  const form = answered(caughtUp(written({ title: 'D’Élise' }), now), now, 'title', 'mine');
  const later = { ...stored, title: 'De Nadia, puis de Lou' };
  expect(asked(caughtUp(form, later), later)).toEqual(['title']);
});

test('the same change made by both is nothing to ask', () => {
  const now = { ...stored, title: 'Pareil' };
  const form = caughtUp(written({ title: 'Pareil' }), now);
  expect(asked(form, now)).toEqual([]);
  expect(form).toEqual(begun(now));
});
