import { expect, test } from 'vitest';
import { criteria } from '../../../domain/criteria';
import type { Facts } from '../../../domain/records';
import { blankFacts, type FactsDraft } from '../note/facts';
import { ageThen, completedBy, ofIdentification } from './completing';

const nothing: Facts = { situation: null, followed_by: null, last_contact: null, training_level: null, housing: null, commune: null, zone: null };
const form = (said: Partial<FactsDraft>): FactsDraft => ({ ...blankFacts(), ...said });
const jobless = form({ now: 'none', which: 'none', by: 'nobody' });
const january = { ...nothing, situation: 'none' as const, followed_by: ['none' as const] };

test('what the form shows and the identification lacks is written, though nothing was touched', () => {
  const completed = completedBy(nothing, jobless, jobless);
  expect(completed.file).toEqual({});
  expect(criteria({ ...nothing, ...ofIdentification(completed, null) }).result).toBe('meets');
});

test('work found since leaves the identification as it was; a wrong note of it is corrected', () => {
  const completed = completedBy(january, jobless, form({ now: 'busy', which: 'employment', by: 'nobody' }));
  expect(completed).toEqual({ file: { situation: 'employment' }, lacked: {}, otherwise: { situation: 'employment' } });
  expect(ofIdentification(completed, 'changed_since')).toEqual({});
  expect(ofIdentification(completed, 'noted_wrongly')).toEqual({ situation: 'employment' });
});

test('what was not asked then is completed whatever has changed since', () => {
  const completed = completedBy(january, jobless, form({ now: 'busy', which: 'employment', by: 'nobody', housing: 'friends' }));
  expect(ofIdentification(completed, 'changed_since')).toEqual({ housing: 'friends' });
});

test('a form that shows what has changed since asks about it no more', () => {
  const employed = form({ now: 'busy', which: 'employment', by: 'nobody' });
  expect(completedBy(january, employed, { ...employed, licence: 'none' })).toEqual({ file: { driving_licence: 'none' }, lacked: {}, otherwise: {} });
});

test('without an identification only the file is written', () => {
  expect(completedBy(null, blankFacts(), jobless)).toEqual({ file: { situation: 'none', followed_by: ['none'] }, lacked: {}, otherwise: {} });
});

test('the age at the identification is what was noted, else what the birth date tells', () => {
  expect(ageThen('18_21', '2010-01-01', '2026-06-16')).toBe('18_21');
  expect(ageThen('unknown', '2003-06-17', '2026-06-16')).toBe('22_25');
  expect(ageThen('unknown', '1990-01-01', '2026-06-16')).toBeNull();
  expect(ageThen('unknown', null, '2026-06-16')).toBeNull();
});
