import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { drafts } from '../../acts';
import type { SeenAt } from '../../domain/operation';
import { newPhone } from '../../sync/testing/phone';
import { FakeServer } from '../../sync/testing/server';
import { Draft } from './draft.svelte';
import { lookingAt } from './looked';
import { changesOf, changingOf } from './outing/changing';

// a form is left when its component is; here there is none
vi.mock('svelte', async (real) => ({ ...(await real<object>()), onDestroy: () => undefined }));

const stored = {
  kind: 'event' as const,
  team: ['me', 'karim'],
  counters: [],
  partners: [],
  with_truck: true,
  health_desk: null,
  title: 'Tournoi',
  activity: 'sport' as const,
};
type Shown = Parameters<typeof changingOf>[0];
const opened = async (outing: Shown, seen: SeenAt) => {
  const draft = new Draft('outing/change/1', () => lookingAt(changingOf(outing, 'me'), seen));
  await draft.load();
  return draft;
};

test('a form given back the next day says what was seen when it was begun, and takes back nothing of a colleague’s', async () => {
  await newPhone(new FakeServer());
  const first = await opened(stored, ['e', 5]);
  first.value.healthDesk = true;
  first.keep(first.value);
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1));

  // meanwhile a colleague puts the title and the team right
  const again = await opened({ ...stored, title: 'Tournoi de foot', team: ['me', 'karim', 'lou'] }, ['e', 9]);
  const { looked, ...now } = again.value;
  expect(looked.seen).toEqual(['e', 5]);
  expect(changesOf(now, looked.before, stored, 'me')).toEqual({ health_desk: true });
});
