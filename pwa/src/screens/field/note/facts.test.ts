import { expect, test } from 'vitest';
import { criteria } from '../../../domain/criteria';
import { changedFacts } from '../youth/completing';
import { blankFacts, datedFacts, draftOf, factsOf, halfAnswer, NO_COMMUNE, plainLevel, type FactsDraft } from './facts';
import { blankNote, lacks, toNote } from './noting';

const facts = (said: Partial<FactsDraft>): FactsDraft => ({ ...blankFacts(), ...said });
const result = (said: Partial<FactsDraft>): string => criteria(datedFacts(facts(said))).result;

test('nothing said is nothing known', () => {
  expect(Object.values(factsOf(blankFacts())).every((value) => value === null)).toBe(true);
  expect(result({})).toBe('missing');
});

test('the criteria follow from two answers', () => {
  expect(result({ now: 'none', by: 'nobody' })).toBe('meets');
  expect(result({ now: 'none', by: 'lost', whom: ['mission_locale'] })).toBe('meets');
  expect(result({ now: 'none', by: 'yes', whom: ['mission_locale'], news: 'under_5_months' })).toBe('does_not_meet');
  expect(result({ now: 'none', by: 'unknown' })).toBe('missing');
  expect(result({ now: 'busy', which: 'training', by: 'nobody' })).toBe('does_not_meet');
});

test('a half answer is asked about, never dropped', () => {
  expect(halfAnswer(facts({ now: 'busy' }))?.field).toBe('situation');
  expect(halfAnswer(facts({ now: 'busy', which: 'none' }))?.field).toBe('situation');
  expect(halfAnswer(facts({ by: 'yes' }))?.field).toBe('followed_by');
  expect(halfAnswer(facts({ now: 'none', by: 'lost' }))).toBeNull();
});

test('what is known comes back into the form, and only changes are said again', () => {
  const known = {
    ...factsOf(facts({ now: 'none', which: 'jobseeker', by: 'yes', whom: ['cap_emploi'], news: 'under_5_months' })),
    training_level: 'l5b' as const,
    zone: null,
  };
  const before = draftOf(known);
  expect(before.training).toBe('l5b');
  expect(plainLevel(before.training)).toBe('no_diploma');
  expect(changedFacts(before, before)).toEqual({ dated: {}, standing: {} });
  const after = { ...before, housing: 'friends' as const, children: 'yes' as const };
  expect(changedFacts(before, after)).toEqual({ dated: { housing: 'friends' }, standing: { has_children: true } });
});

test('a youth is noted with age and gender alone', () => {
  expect(lacks(blankNote(), 'o')?.field).toBe('age_band');
  const draft = { ...blankNote(), age: '18_21' as const, gender: 'female' as const };
  expect(lacks(draft, 'o')).toBeNull();
  expect(lacks(draft, undefined)?.field).toBe('channel');
  expect(toNote(draft, 'o')).toMatchObject({ outing: 'o', notice: { answer: 'to_give' }, alreadyCounted: false });
});

test('a wrong phone is refused by name; one that is not asked for is not', () => {
  const draft = { ...blankNote(), age: '18_21' as const, gender: 'male' as const, phone: '06 39' };
  expect(lacks(draft, 'o')?.field).toBe('contact');
  expect(lacks({ ...draft, answer: 'without_name' }, 'o')).toBeNull();
});

test('nothing but a count leaves the form of someone who wants nothing noted, or is under 16', () => {
  const draft = { ...blankNote('Sami'), age: '18_21' as const, gender: 'male' as const, facts: facts({ now: 'none' }) };
  for (const said of [{ ...draft, answer: 'nothing' as const }, { ...draft, age: 'under_16' as const }]) {
    const noted = toNote(said, 'o');
    expect(noted.name).toBeUndefined();
    expect(noted.situation).toBeUndefined();
  }
});

test('without a name, facts are kept and the name is not', () => {
  const draft = { ...blankNote('Sami'), age: '18_21' as const, gender: 'male' as const, answer: 'without_name' as const };
  const noted = toNote({ ...draft, facts: facts({ now: 'none' }) }, 'o');
  expect(noted.name).toBeUndefined();
  expect(noted.situation).toBe('none');
});

test('the quarter where they live is noted, and known again', () => {
  expect(factsOf(facts({ zone: 'q' })).zone).toBe('q');
  expect(factsOf(facts({ zone: '' })).zone).toBeNull();
  expect(draftOf({ ...factsOf(facts({ zone: 'q' })), situation: null }).zone).toBe('q');
});

test('what the outing says of place and commune is kept unless another is said', () => {
  const draft = { ...blankNote(), age: '18_21' as const, gender: 'male' as const };
  const assumed = { channel: 'truck_outing' as const, place: 'p', commune: '25056' };
  expect(toNote(draft, 'o', assumed)).toMatchObject({ commune: '25056' });
  expect(toNote(draft, 'o', assumed)).not.toHaveProperty('place');
  const said = { ...draft, place: 'q', channel: 'partner' as const, facts: facts({ commune: NO_COMMUNE }) };
  expect(toNote(said, 'o', assumed)).toMatchObject({ place: 'q', channel: 'partner', commune: null });
});

test('the words that were answered are named with the answer', () => {
  const draft = { ...blankNote(), age: '18_21' as const, gender: 'male' as const, answer: 'agreed' as const };
  const given = { language: 'ar' as const, version: '2026-2' };
  expect(toNote({ ...draft, given }, 'o').notice).toEqual({ answer: 'agreed', ...given });
});

test('the answer is of the moment when it was given, not of the one when the note is finished', () => {
  const draft = { ...blankNote(), age: '18_21' as const, gender: 'male' as const, answeredAt: '2026-06-16T12:00:00.000Z' };
  expect(toNote({ ...draft, answer: 'agreed' }, 'o').notice).toEqual({ answer: 'agreed', at: draft.answeredAt });
  expect(toNote(draft, 'o').notice).toEqual({ answer: 'to_give' });
});

test('a number typed in the search becomes the phone', () => {
  expect(blankNote('06 39 98 04 12')).toMatchObject({ name: '', phone: '06 39 98 04 12' });
});
