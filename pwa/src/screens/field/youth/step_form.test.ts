import { expect, test } from 'vitest';
import { blankStep, settleChanged, settleDraftOf, stepChanged } from './step_form';

const call = { ...blankStep(), kind: 'call' as const, outcome: 'reached' as const, day: '2026-05-04', note: 'Rappeler' };

test('a correction says only what was changed', () => {
  expect(stepChanged(call, call)).toEqual({});
  expect(stepChanged({ ...call, outcome: 'no_answer', note: ' Rappeler ' }, call)).toEqual({ outcome: 'no_answer' });
  expect(stepChanged({ ...call, partner: 'one' }, call)).toEqual({ partner: 'one' });
  expect(stepChanged(call, { ...call, partner: 'one' })).toEqual({ partner: null });
});

test('a day emptied is left as it was', () => {
  expect(stepChanged({ ...call, day: '' }, call)).toEqual({});
});

test('the outcome of a relance says its note only when it was changed', () => {
  const before = settleDraftOf({ note: { state: 'ok', value: 'Rappeler' } });
  expect(settleChanged({ note: ' Rappeler ' }, before)).toEqual({});
  expect(settleChanged({ note: 'Rappelé' }, before)).toEqual({ note: 'Rappelé' });
  expect(settleChanged({ note: '' }, before)).toEqual({ note: '' });
  expect(settleChanged(settleDraftOf({ note: { state: 'none' } }), { note: '' })).toEqual({});
});
