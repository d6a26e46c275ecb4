import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Account } from '../store/account';
import { everyName, isAway, places, wholeList, zones } from '../store/views';
import { newPhone } from '../sync/testing/phone';
import { seen } from '../sync/testing/seen';
import { FakeServer } from '../sync/testing/server';
import { ActRefused, archive, changeListed, createPartner, createPlace, createPlaces, createZone } from '.';

let phone: Account;

beforeEach(async () => {
  phone = await newPhone(new FakeServer());
  phone.who.role = 'coordinator';
});

const outbox = () => phone.db.outbox.toArray();

test('a place is changed by its changed fields alone', async () => {
  const id = await createPlace({ name: 'Gare', commune: '25056' });
  await changeListed('place', id, { name: ' Gare Viotte ', kind: 'city_centre' });
  const [, change] = await outbox();
  expect(change?.changes[0]).toMatchObject({ kind: 'patch', id, set: { name: 'Gare Viotte', kind: 'city_centre' } });
  expect(await seen(places())).toMatchObject([{ name: 'Gare Viotte', commune: '25056' }]);
});

test('what is archived is no longer offered, stays in the whole list, and comes back', async () => {
  const id = await createPlace({ name: 'Gare' });
  await archive('place', id);
  expect(await seen(places())).toEqual([]);
  const [kept] = (await seen(wholeList('place'))) ?? [];
  expect(kept && isAway(kept)).toBe(true);
  await archive('place', id, false);
  expect(await seen(places())).toHaveLength(1);
});

test('a district is taken back and given back, days and all', async () => {
  const id = await createZone({ name: 'Battant', kind: 'priority', valid_from: '2024-01-01' });
  await archive('zone', id);
  expect(await seen(zones())).toEqual([]);
  expect(((await seen(wholeList('zone'))) ?? []).map(isAway)).toEqual([true]);
  await archive('zone', id, false);
  expect(await seen(zones())).toMatchObject([{ valid_from: '2024-01-01' }]);
});

test('a form begun before the server had what it changes has seen nothing that came since', async () => {
  const id = await createPlace({ name: 'Gare' });
  await changeListed('place', id, { name: 'Gare Viotte' }, null);
  expect((await outbox())[1]?.changes[0]?.seen?.[1]).toBe(0);
});

test('a district that ends before it begins is refused at its end, and nothing is written', async () => {
  const id = await createZone({ name: 'Battant', kind: 'priority' });
  const wrong = changeListed('zone', id, { valid_from: '2024-01-01', valid_until: '2023-12-31' });
  await expect(wrong).rejects.toMatchObject({ field: 'valid_until' });
  expect(await outbox()).toHaveLength(1);
});

test('many places are one act: all of them, or none', async () => {
  await createPlaces([{ name: 'Ici' }, { name: 'Là' }]);
  const [only, ...others] = await outbox();
  expect(others).toEqual([]);
  expect(only?.changes.map(({ set }) => set?.name)).toEqual(['Ici', 'Là']);
  await expect(createPlaces([{ name: 'Encore' }, { name: '  ' }])).rejects.toMatchObject({ field: 'name' });
  expect(await outbox()).toHaveLength(1);
  await expect(createPlaces([])).rejects.toThrow(ActRefused);
});

test('only a coordinator changes lists', async () => {
  const id = await createPartner({ name: 'Club' });
  phone.who.role = 'outreach';
  await expect(changeListed('partner', id, { name: 'Autre' })).rejects.toThrow(ActRefused);
  await expect(archive('partner', id)).rejects.toThrow(ActRefused);
});

test('what is archived, quarters among it, keeps its name where a record names it', async () => {
  const ids = [await createPlace({ name: 'Gare' }), await createPartner({ name: 'ADDSEA' }), await createZone({ name: 'Battant', kind: 'priority' })];
  for (const [index, type] of (['place', 'partner', 'zone'] as const).entries()) await archive(type, ids[index] ?? '');
  const names = await seen(everyName());
  expect(ids.map((id) => names?.get(id))).toEqual(['Gare', 'ADDSEA', 'Battant']);
});
