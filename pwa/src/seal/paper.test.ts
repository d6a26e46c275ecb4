import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crockford, fromCrockford } from './crockford';
import {
  invitationLink,
  newInvitation,
  openInvitation,
  parseInvitationLink,
  sealInvitation,
} from './invitation';
import { CannotOpen } from './jwe';
import { grant, newOrganisationKey, openGrant } from './organisation_keys';
import { isGroup, newRecovery, openRecovery, parseRecovery, recoveryGroups } from './recovery';

test('the recovery key reads as a tired person types it', async () => {
  const recovery = await newRecovery();
  const typed = `  ${recovery.text.toLowerCase().replaceAll('-', ' ')}\n`;
  const privateKey = await openRecovery(typed, recovery.wrappedPrivate);
  const key = newOrganisationKey();
  expect(await openGrant(await grant(key, recovery.publicJwk), privateKey)).toEqual(key);
  expect(parseRecovery('oOOg 4or4 om30-e2o9 i8L5 grE8 iwBl 24gk')).not.toBeNull();
});

test('a wrong recovery key opens nothing', async () => {
  const { text, wrappedPrivate } = await newRecovery();
  const another = (await newRecovery()).text;
  for (const wrong of ['', text.slice(1), `${text}0`, 'U'.repeat(32), 'é'.repeat(32), another])
    await expect(openRecovery(wrong, wrappedPrivate)).rejects.toThrow(CannotOpen);
});

test('a group is typed back forgivingly and a wrong one is noticed', () => {
  const groups = recoveryGroups('000G-40R4-0M30-E209-185G-R38E-1W81-24GK');
  expect(groups).toHaveLength(8);
  expect(isGroup(' oo0g', '000G')).toBe(true);
  expect(isGroup('0001', '000G')).toBe(false);
  expect(isGroup('', '000G')).toBe(false);
});

test('any recovery key comes back from paper', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const typed = crockford(bytes).toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o');
      expect(fromCrockford(typed, 20)).toEqual(bytes);
    }),
  );
});

test('an invitation opens with its link only', async () => {
  const keys = [newOrganisationKey(), newOrganisationKey()];
  const invitation = newInvitation();
  const sealed = await sealInvitation(keys, invitation.secret);
  expect(await openInvitation(sealed, invitation.secret)).toEqual(keys);
  for (const secret of [newInvitation().secret, 'é', ''])
    await expect(openInvitation(sealed, secret)).rejects.toThrow(CannotOpen);
});

test('a link is read back whole, pasted with spaces, or as its fragment', () => {
  const invitation = newInvitation();
  const link = invitationLink('https://kaf.example/', invitation);
  expect(link).toBe(`https://kaf.example/rejoindre#${invitation.token}.${invitation.secret}`);
  for (const pasted of [link, ` ${link}\n`, `${invitation.token}.${invitation.secret}`])
    expect(parseInvitationLink(pasted)).toEqual(invitation);
  for (const wrong of ['', link.slice(0, -1), `${link}a`, 'https://kaf.example/rejoindre', 'a.b'])
    expect(parseInvitationLink(wrong)).toBeNull();
});
