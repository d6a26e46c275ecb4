import { expect, test } from 'vitest';
import { blankWhen, lastUntil, plannedHours, type WhenPlanned } from './plan_when';

const at = (said: Partial<WhenPlanned>) => plannedHours({ ...blankWhen(), ...said }, 'Europe/Paris', '2026-06-16T08:00:00.000Z');

test('a planned outing has its hours on the organisation’s clock, and a wrong one is named', () => {
  expect(at({ day: '2026-06-16', from: '14:00', to: '17:30' })).toEqual([
    { planned_start: '2026-06-16T12:00:00.000Z', planned_end: '2026-06-16T15:30:00.000Z' },
  ]);
  expect(at({ day: '2026-06-17', from: '09:00' })).toMatchObject([{ planned_end: null }]);
  expect(at({ from: '14:00' })).toMatchObject({ field: 'planned_start' });
  expect(at({ day: '2026-06-17' })).toMatchObject({ field: 'planned_start' });
  expect(at({ day: '2026-06-16', from: '09:59' })).toMatchObject({ field: 'planned_start' });
  expect(at({ day: '2026-06-16', from: '14:00', to: '13:00' })).toMatchObject({ field: 'planned_end' });
});

test('an outing at night ends on the day after, twelve hours later at most', () => {
  expect(at({ day: '2026-06-16', from: '21:30', to: '01:00' })).toEqual([
    { planned_start: '2026-06-16T19:30:00.000Z', planned_end: '2026-06-16T23:00:00.000Z' },
  ]);
  expect(at({ day: '2026-06-16', from: '20:00', to: '08:00' })).toMatchObject([{ planned_end: '2026-06-17T06:00:00.000Z' }]);
  expect(at({ day: '2026-06-16', from: '20:00', to: '08:01' })).toMatchObject({ field: 'planned_end' });
});

test('a night out in the night when summer ends keeps its hours on the clock', () => {
  expect(at({ day: '2026-10-24', from: '22:00', to: '04:00' })).toEqual([
    { planned_start: '2026-10-24T20:00:00.000Z', planned_end: '2026-10-25T03:00:00.000Z' },
  ]);
});

test('what comes back keeps its hour on the clock when summer ends', () => {
  expect(at({ day: '2026-10-20', from: '14:00', to: '17:00', repeats: 'week', until: '2026-10-27' })).toEqual([
    { planned_start: '2026-10-20T12:00:00.000Z', planned_end: '2026-10-20T15:00:00.000Z' },
    { planned_start: '2026-10-27T13:00:00.000Z', planned_end: '2026-10-27T16:00:00.000Z' },
  ]);
});

test('what comes back says until when, and for a year at most', () => {
  const weekly = { day: '2026-06-16', from: '14:00', repeats: 'week' } as const;
  expect(at(weekly)).toMatchObject({ field: 'until' });
  expect(at({ ...weekly, until: '2026-06-16' })).toMatchObject({ field: 'until' });
  const last = lastUntil({ ...blankWhen(), ...weekly }) ?? '';
  expect(at({ ...weekly, until: last })).toHaveLength(53);
  expect(at({ ...weekly, until: '2027-06-22' })).toMatchObject({ field: 'until' });
});
