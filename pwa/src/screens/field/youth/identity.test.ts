import { expect, test } from 'vitest';
import { phonesOf, phonesUnread } from '../names';
import { changedIdentity, formAgain, identityForm, mayFill, wrongPhone, type IdentityShown } from './identity';

const name = { state: 'ok' as const, value: { first_name: 'Yanis', last_name: 'Berger' } };
const contact = { state: 'ok' as const, value: { phones: ['+33639980412', '+33381000001', '+33639980413'], network: 'yaya' } };
const read: IdentityShown = { name, contact };
const CLOSED = ['unreadable', 'no_key', 'opening', 'erased'] as const;

test('a name that this phone cannot read is not written, whatever else of the form is', () => {
  for (const state of CLOSED) {
    const shown: IdentityShown = { name: { state }, contact };
    expect(mayFill(shown.name)).toBe(false);
    const form = { ...identityForm(shown), phone: '06 39 98 04 14' };
    expect(Object.keys(changedIdentity(shown, form)), state).toEqual(['contact']);
    expect(changedIdentity(shown, { ...form, first: 'Autre' })).not.toHaveProperty('name');
  }
});

test('phones that this phone cannot read are not written, and are never said to be none', () => {
  for (const state of CLOSED) {
    const shown: IdentityShown = { name, contact: { state } };
    const form = { ...identityForm(shown), first: 'Yaniss', phone: '06 39 98 04 14' };
    expect(Object.keys(changedIdentity(shown, form)), state).toEqual(['name']);
    expect(phonesOf(shown.contact)).toEqual([]);
    expect(phonesUnread(shown.contact), state).toBeTruthy();
  }
  expect([contact, { state: 'none' as const }].map(phonesUnread)).toEqual([null, null]);
});

test('only what differs from what was shown is sent', () => {
  const form = identityForm(read);
  expect(changedIdentity(read, form)).toEqual({});
  expect(changedIdentity(read, { ...form, first: ' Yanis ', phone: '+33 6 39 98 04 12' })).toEqual({});
  expect(changedIdentity(read, { ...form, nickname: 'Yaya' })).toEqual({ name: { first_name: 'Yanis', last_name: 'Berger', nickname: 'Yaya' } });
  const phones = { phones: ['0639980499', '+33639980413'], network: 'yaya' };
  expect(changedIdentity(read, { ...form, phone: '0639980499', other: '' })).toEqual({ contact: phones });
});

test('what is erased on purpose is sent, and so is what was not there', () => {
  const emptied = { ...identityForm(read), first: '', last: '', phone: '', other: '' };
  expect(changedIdentity({ name, contact: { state: 'ok', value: { phones: ['+33639980412'] } } }, emptied)).toEqual({
    name: { first_name: '', last_name: '', nickname: '' },
    contact: { phones: [] },
  });
  const blank: IdentityShown = { name: { state: 'none' }, contact: { state: 'none' } };
  expect(changedIdentity(blank, { ...identityForm(blank), first: 'Yanis', phone: '06 39 98 04 12' })).toMatchObject({
    name: { first_name: 'Yanis' },
    contact: { phones: ['06 39 98 04 12'] },
  });
});

test('a form left while the name could not be read does not erase it once it can', () => {
  const unread: IdentityShown = { name: { state: 'no_key' }, contact };
  const left = { ...identityForm(unread), phone: '06 39 98 04 14' };
  const again = formAgain(read, left);
  expect(again).toMatchObject({ first: 'Yanis', last: 'Berger', phone: '06 39 98 04 14' });
  expect(Object.keys(changedIdentity(read, again))).toEqual(['contact']);
});

test('a form taken up again says what was seen when it was begun, not what a colleague wrote since', () => {
  const left = { ...identityForm(read, ['e', 5]), first: 'Yaniss' };
  const now: IdentityShown = { name: { state: 'ok', value: { first_name: 'Yanis', last_name: 'Bergé' } }, contact };
  expect(formAgain(now, { ...identityForm(now, ['e', 9]), ...left })).toMatchObject({ first: 'Yaniss', last: 'Bergé', seen: ['e', 5] });
});

test('a number that is none is refused; one that was shown so is not asked about', () => {
  const odd: IdentityShown = { name, contact: { state: 'ok', value: { phones: ['12'] } } };
  expect(wrongPhone(odd, identityForm(odd))).toBeNull();
  expect(wrongPhone(odd, { ...identityForm(odd), other: '06 39' })).toBe('other');
  expect(wrongPhone(odd, { ...identityForm(odd), phone: '13' })).toBe('phone');
  expect(wrongPhone({ name, contact: { state: 'unreadable' } }, { ...identityForm(odd), phone: '13' })).toBeNull();
});
