import fc from 'fast-check';
import { compactDecrypt } from 'jose';
import { expect, test } from 'vitest';
import { b64url, randomBytes, utf8 } from './bytes';
import { apart, CannotOpen, openApart } from './compact';
import { importSealingKey, sealDirect } from './jwe';

const raw = randomBytes(32);
const key = await importSealingKey(raw);
const [header = '', , nonce = '', text = '', tag = ''] = (await sealDirect(utf8('"Zoé"'), key, { kid: '00000001', ctx: 'a/b/c' })).split('.');

const ours = async (sealed: string): Promise<string> => b64url((await openApart(apart(sealed), key)).plaintext);
const theirs = async (sealed: string): Promise<string> =>
  b64url((await compactDecrypt(sealed, key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })).plaintext);
const answer = (opening: Promise<string>): Promise<string> => opening.catch(() => 'refused');

test('it opens and refuses what the library that seals does, whatever is altered', async () => {
  const piece = fc.constantFrom(header, '', nonce, text, tag, 'AAAA', `${tag}=`, b64url(utf8('{"alg":"dir","enc":"A256GCM"}')));
  const some = fc.array(piece, { minLength: 3, maxLength: 6 });
  const right = fc.tuple(fc.constant([header, '', nonce, text, tag]), fc.nat(4), piece, fc.nat(200), fc.constantFrom('', '-', '_', '+', 'A', ' ', '.'));
  const altered = right.map(([parts, at, other, place, character]) => {
    const sealed = parts.with(at, other).join('.');
    return sealed.slice(0, place) + character + sealed.slice(place + 1);
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(altered, some.map((parts) => parts.join('.'))), async (sealed) => {
      expect(await answer(ours(sealed))).toBe(await answer(theirs(sealed)));
    }),
    { numRuns: 400 },
  );
  expect(await ours([header, '', nonce, text, tag].join('.'))).toBe(b64url(utf8('"Zoé"')));
});

test.each([{ alg: 'A256KW' }, { enc: 'A128GCM' }, { crit: ['x'], x: 1 }, { zip: 'DEF' }])('a header that says %j is refused', async (more) => {
  const said = { alg: 'dir', enc: 'A256GCM', ...more };
  const sealed = [b64url(utf8(JSON.stringify(said))), '', nonce, text, tag].join('.');
  await expect(ours(sealed)).rejects.toThrow(CannotOpen);
});

test('a key that is too short is refused', async () => {
  const short = await importSealingKey(randomBytes(16));
  await expect(openApart(apart([header, '', nonce, text, tag].join('.')), short)).rejects.toThrow(CannotOpen);
});
