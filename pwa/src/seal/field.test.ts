import fc from 'fast-check';
import { expect, test } from 'vitest';
import { b64url, fromB64url, utf8 } from './bytes';
import { openField, sealedWith, sealField, SealedTooLong, type Json } from './field';
import { newOrganisationKey, organisationKeys } from './organisation_keys';

const PLACE = ['youth', '0190f3c2-7a10-7abc-8def-0123456789ab', 'name'] as const;
const raw = newOrganisationKey();
const keys = await organisationKeys([raw]);
const seal = (value: Json) => sealField(keys, ...PLACE, value);
const open = (jwe: string) => openField(keys, jwe, ...PLACE);
const unreadable = { ok: false, why: 'unreadable' };
/** As JSON sees it: -0 is 0. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

test('any value comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
      expect(await open(await seal(value as Json))).toEqual({ ok: true, value: plain(value) });
    }),
    { numRuns: 60 },
  );
});

test.each(['', null, {}, 'Zoé 🧋 عمر', 'half a pair \ud83e', '\ufeffmark', 'x'.repeat(62)])(
  'an odd value comes back and its length tells little: %j',
  async (value) => {
    const jwe = await seal(value);
    expect(await open(jwe)).toEqual({ ok: true, value });
    expect(fromB64url(jwe.split('.')[3] ?? '').length).toBe(64);
  },
);

test('the same value never seals to the same text', async () => {
  const texts = await Promise.all(Array.from({ length: 50 }, () => seal('Zoé')));
  expect(new Set(texts).size).toBe(50);
});

test('the header is exactly what the server expects', async () => {
  const [header = ''] = (await seal('Zoé')).split('.');
  expect(new TextDecoder().decode(fromB64url(header))).toBe(
    `{"alg":"dir","enc":"A256GCM","kid":"${raw.kid}","ctx":"${PLACE.join('/')}"}`,
  );
});

test('a value the server would refuse is not sealed', async () => {
  await expect(seal('x'.repeat(12_500))).rejects.toThrow(SealedTooLong);
  expect((await seal('x'.repeat(12_000))).length).toBeLessThanOrEqual(16 * 1024);
});

test.each<[string, string, string]>([
  ['step', PLACE[1], PLACE[2]],
  [PLACE[0], 'another', PLACE[2]],
  [PLACE[0], PLACE[1], 'note'],
])('a field moved to %s/%s/%s is unreadable', async (...place) => {
  expect(await openField(keys, await seal('Zoé'), ...place)).toEqual(unreadable);
});

test('a relabelled field is unreadable', async () => {
  const [, ...rest] = (await seal('Zoé')).split('.');
  const header = { alg: 'dir', enc: 'A256GCM', kid: raw.kid, ctx: 'youth/another/name' };
  const moved = [b64url(utf8(JSON.stringify(header))), ...rest].join('.');
  expect(await openField(keys, moved, 'youth', 'another', 'name')).toEqual(unreadable);
});

test.each([2, 3, 4])('a change in part %i is noticed', async (part) => {
  const parts = (await seal('Zoé')).split('.');
  parts[part] = parts[part]?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) ?? '';
  expect(await open(parts.join('.'))).toEqual(unreadable);
});

test('nonsense is unreadable and never throws', async () => {
  const nonsense = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[AQaeyJ._-]*$/));
  await fc.assert(
    fc.asyncProperty(nonsense, async (text) => {
      expect(await open(text)).toEqual(unreadable);
    }),
  );
});

test('a wrong key is unreadable and a missing one says so', async () => {
  const jwe = await seal('Zoé');
  const wrong = await organisationKeys([{ ...newOrganisationKey(), kid: raw.kid }]);
  const other = await organisationKeys([{ ...newOrganisationKey(), kid: 'ffffffff' }]);
  expect(await openField(wrong, jwe, ...PLACE)).toEqual(unreadable);
  expect(await openField(other, jwe, ...PLACE)).toEqual({ ok: false, why: 'no_key' });
});

test('after a rotation the new key seals and the old one still opens', async () => {
  const before = await seal('Zoé');
  const both = await organisationKeys([raw, { ...newOrganisationKey(), kid: '00000002' }]);
  const after = await sealField(both, ...PLACE, 'Zoé');
  expect([sealedWith(before), sealedWith(after)]).toEqual([raw.kid, '00000002']);
  for (const jwe of [before, after])
    expect(await openField(both, jwe, ...PLACE)).toEqual({ ok: true, value: 'Zoé' });
});
