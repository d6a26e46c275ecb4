import { expect, test } from 'vitest';
import { newId } from './ids';
import { mendOf, withoutBlamed } from './mending';
import type { Change, Refusal } from './operation';

const change = (type: string, set: Record<string, unknown>, kind: Change['kind'] = 'create'): Change => ({ type, id: newId(), kind, set });
const refusal = (code: string, field: string | null, at = 0): Refusal => ({ code, field, change: at, message_fr: '' });
const asked = (code: string, field: string, one: Change) => {
  const mend = mendOf(refusal(code, field), [one]);
  return mend?.how === 'values' ? mend.fields.map(({ field: name, input }) => `${name}:${input}`) : mend;
};

test('a wrong date is asked as it is kept: an instant of an outing or a step, a day of a pathway', () => {
  expect(asked('future_date', 'at', change('step', { at: '' }))).toEqual(['at:instant']);
  expect(asked('bad_date', 'started_at', change('pathway', { started_at: '' }))).toEqual(['started_at:day']);
  expect(asked('future_date', 'started_at', change('outing', { started_at: '' }))).toEqual(['started_at:instant']);
  expect(asked('future_date', 'on', change('pathway_check', { on: '' }))).toEqual(['on:day']);
});

test('an end before its beginning asks for both when the note said both', () => {
  expect(asked('ends_before_start', 'ended_at', change('outing', { started_at: '', ended_at: '' }))).toEqual(['ended_at:instant', 'started_at:instant']);
  expect(asked('ends_before_start', 'ended_at', change('outing', { ended_at: '' }, 'patch'))).toEqual(['ended_at:instant']);
});

test('what is missing or unknown is chosen among what is there; what a record needs cannot be emptied', () => {
  const mend = mendOf(refusal('unknown_reference', 'outing'), [change('encounter', { outing: newId() })]);
  expect(mend).toEqual({ how: 'values', fields: [{ field: 'outing', input: 'outing', optional: false }] });
  expect(mendOf(refusal('unknown_reference', 'place'), [change('encounter', { place: newId() })])).toMatchObject({ fields: [{ input: 'place', optional: true }] });
  expect(asked('unknown_code', 'kind', change('step', { kind: 'x' }))).toEqual(['kind:code']);
  expect(asked('too_long', 'title', change('outing', { title: 'x' }))).toEqual(['title:text']);
  expect(asked('out_of_range', 'count', change('encounter', { count: 1000 }))).toEqual(['count:number']);
});

test('what a role may not write is left out when something remains, and only that', () => {
  const [youth, zone] = [change('youth', { housing: 'hostel', zone: newId() }, 'patch'), change('zone', { name: 'x' })];
  expect(mendOf(refusal('role', null), [zone])).toBeNull();
  expect(mendOf(refusal('role', null, 1), [youth, zone])).toEqual({ how: 'leave_out' });
  expect(withoutBlamed(refusal('role', null, 1), [youth, zone])).toEqual([youth]);
  expect(withoutBlamed(refusal('role', 'zone'), [youth])).toEqual([{ ...youth, set: { housing: 'hostel' } }]);
});

test('what no value mends is not offered to be mended', () => {
  for (const code of ['already_exists', 'never_changed', 'outing_started', 'revoked', 'waits', 'no_file_wanted'])
    expect(mendOf(refusal(code, 'at'), [change('step', { at: '' })])).toBeNull();
  expect(mendOf(refusal('too_long', 'birth_date'), [change('youth', { birth_date: 'x' })])).toBeNull();
  expect(mendOf(refusal('bad_date', 'at', 3), [change('step', { at: '' })])).toBeNull();
});
