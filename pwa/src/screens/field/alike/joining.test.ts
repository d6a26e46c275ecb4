import { expect, test } from 'vitest';
import type { YouthPage } from '../../../store/views';
import { compared } from './comparing';
import { isNamelessBesideName, joined } from './joining';

const ok = <T>(value: T) => ({ state: 'ok' as const, value });
const none = { state: 'none' as const };
const file = (id: string, facts: object, sealed: object = {}): YouthPage =>
  ({
    youth: {
      id, gender: null, commune: null, zone: null, situation: null, followed_by: null, last_contact: null, training_level: null,
      housing: null, driving_licence: null, transport: null, obstacles: null, has_children: null, contact_preference: null,
      notice_answer: 'agreed', closed_at: null, ...facts,
    },
    name: none, contact: none, birth_date: none, address: none, note: none, referent: null, age: null,
    identifications: [], encounters: [], steps: [], pathways: [], supports: [], healthActs: [], ...sealed,
  }) as unknown as YouthPage;

const yanis = file('1', { commune: '25056', contact_preference: 'none' }, { name: ok({ first_name: 'Yanis', last_name: 'B' }), contact: ok({ phones: ['+33639980412'] }) });
const bk = file('2', { contact_preference: 'not_at_home', housing: 'friends', transport: ['bike'] }, { name: ok({ first_name: 'Yanis', last_name: 'Bk' }), contact: ok({ phones: ['+33639980101'] }), note: ok('Le matin') });

test('what differs is asked, with what is known chosen first', () => {
  const rows = compared(yanis, bk, 'left');
  expect(rows.map(({ field, same, first }) => [field, same, first])).toEqual([
    ['name', false, 'right'],
    ['commune', false, 'left'],
    ['housing', false, 'right'],
  ]);
  expect(rows[1]).toMatchObject({ right: 'Non connu' });
});

test('the file whose name is kept stays, and takes over what was chosen, every phone and the stricter preference', () => {
  const { from, into, kept } = joined(yanis, bk, { name: 'left', commune: 'left', housing: 'right' });
  expect([from.youth.id, into.youth.id]).toEqual(['2', '1']);
  expect(kept).toEqual({
    housing: 'friends',
    contact: { phones: ['+33639980412', '+33639980101'] },
    note: 'Le matin',
    transport: ['bike'],
    contact_preference: 'not_at_home',
  });
});

test('the other way round, the other file stays', () => {
  const { into, kept } = joined(yanis, bk, { name: 'right', commune: 'left', housing: 'right' });
  expect(into.youth.id).toBe('2');
  expect(kept).toMatchObject({ commune: '25056', contact: { phones: ['+33639980101', '+33639980412'] } });
  expect(kept.contact_preference).toBeUndefined();
});

test('nothing is written over what cannot be read', () => {
  const unread = file('3', {}, { name: { state: 'unreadable' }, contact: { state: 'no_key' }, birth_date: { state: 'unreadable' } });
  const born = { ...yanis, birth_date: ok('2007-03-14') } as YouthPage;
  const rows = compared(unread, born, 'left');
  expect(rows.find(({ field }) => field === 'name')?.first).toBe('right');
  expect(rows.find(({ field }) => field === 'birth_date')?.fixed).toBe(true);
  const { kept } = joined(unread, born, { name: 'left', birth_date: 'right' });
  expect(kept.contact).toBeUndefined();
  expect(kept.birth_date).toBeUndefined();
});

test('a closed file beside an open one opens again', () => {
  const closed = file('4', { closed_at: '2026-05-01', lost_reason: 'moved' });
  expect(joined(closed, bk, { name: 'left' }).kept).toMatchObject({ closed_at: null, lost_reason: null });
});

test('somebody who wants no name gets none by merging', () => {
  const nameless = file('5', { notice_answer: 'without_name' });
  expect(isNamelessBesideName(nameless, bk)).toBe(true);
  expect(isNamelessBesideName(nameless, file('6', { notice_answer: 'without_name' }))).toBe(false);
});
