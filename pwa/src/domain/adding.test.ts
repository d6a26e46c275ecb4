import { expect, test } from 'vitest';
import { addedBy, contactWith, nameWith } from './adding';
import { stricter } from './contact_rules';

const known = {
  name: { first_name: 'Yanis' },
  contact: { phones: ['+33639980412'] },
  note: null,
  gender: 'male' as const,
  contact_preference: 'not_at_home' as const,
  notice_answer: 'to_give' as const,
  transport: ['on_foot' as never],
  obstacles: null,
  readable: { name: true, contact: true, note: true },
};

test('another spelling adds nothing, a last name fills its place, another word is a nickname', () => {
  expect(nameWith({ first_name: 'Mehdi' }, { first_name: 'médhi' })).toBeNull();
  expect(nameWith({ first_name: 'Sami', last_name: 'Haddad' }, { first_name: 'Sami' })).toBeNull();
  expect(nameWith({ first_name: 'Sami' }, { first_name: 'Sami Haddad' })).toEqual({ first_name: 'Sami', last_name: 'Haddad' });
  expect(nameWith({ first_name: 'Yanis' }, { first_name: 'Yaya' })).toEqual({ first_name: 'Yanis', nickname: 'Yaya' });
  expect(nameWith({ first_name: 'Yanis', nickname: 'Yaya' }, { first_name: 'Petit' })).toEqual({ first_name: 'Yanis', nickname: 'Yaya, Petit' });
  expect(nameWith({}, { first_name: 'Lina' })).toEqual({ first_name: 'Lina' });
});

test('every phone is kept, each once, however typed', () => {
  expect(contactWith({ phones: ['+33639980412'] }, { phones: ['06 39 98 04 12'] })).toBeNull();
  expect(contactWith({ phones: ['+33639980412'] }, { phones: ['06 39 98 01 01'] })).toEqual({ phones: ['+33639980412', '+33639980101'] });
  expect(contactWith({ network: 'yaya25' }, { network: 'yaya_b' })).toEqual({ phones: [], network: 'yaya25, yaya_b' });
});

test('the preference that protects more stays', () => {
  expect(stricter('none', 'not_at_home')).toBe('not_at_home');
  expect(stricter('mobile_only', 'not_at_home')).toBe('not_at_home');
  expect(stricter(null, 'message_first')).toBe('message_first');
  expect(stricter(null, null)).toBeNull();
});

test('a note adds what it says to a known file, and what it does not say changes nothing', () => {
  const added = addedBy(
    { name: { first_name: 'Yaniss' }, contact: { phones: ['06 39 98 01 01'] }, gender: 'female', situation: 'none', housing: null, contact_preference: null, transport: ['bike' as never] },
    known,
  );
  expect(added).toEqual({ contact: { phones: ['+33639980412', '+33639980101'] }, situation: 'none', transport: ['on_foot', 'bike'] });
});

test('who follows and since when are one answer: followed again without a date leaves no former date', () => {
  expect(addedBy({ followed_by: ['mission_locale'], last_contact: null }, known)).toEqual({ followed_by: ['mission_locale'], last_contact: null });
  expect(addedBy({ followed_by: ['mission_locale'], last_contact: 'over_5_months' }, known)).toMatchObject({ last_contact: 'over_5_months' });
  expect(addedBy({ followed_by: null, last_contact: null }, known)).toEqual({});
});

test('a looser contact preference never replaces a stricter one', () => {
  expect(addedBy({ contact_preference: 'mobile_only' }, known)).toEqual({});
  expect(addedBy({ contact_preference: 'through_partner' }, known)).toEqual({ contact_preference: 'through_partner' });
});

test('an answer given to the information is kept; what cannot be read is left alone', () => {
  const said = { notice_answer: 'agreed' as const, notice_given_at: '2026-06-16T13:46:05.123Z', notice_language: 'fr', notice_version: '1' };
  expect(addedBy(said, known)).toEqual(said);
  expect(addedBy({ name: { first_name: 'Autre' } }, { ...known, name: null, readable: { ...known.readable, name: false } })).toEqual({});
});
