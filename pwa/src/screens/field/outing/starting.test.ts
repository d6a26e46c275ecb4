import { expect, test } from 'vitest';
import { blankOuting, counterOf, countersOf, hasHealthDesk, plannedHours, toStart } from './starting';

const me = 'nadia';

test('who counts reads back as it was chosen', () => {
  for (const counter of ['me', 'karim', 'each']) {
    expect(counterOf(countersOf(counter, [me, 'karim'], me), me)).toBe(counter);
  }
  expect(countersOf('me', [me], me)).toEqual([]);
});

test('an outing for health has a health desk, any other only when said so', () => {
  expect(hasHealthDesk({ ...blankOuting(me), kind: 'health_outing' })).toBe(true);
  expect(hasHealthDesk({ ...blankOuting(me), kind: 'street_round' })).toBe(false);
  expect(hasHealthDesk({ ...blankOuting(me), kind: 'street_round', healthDesk: true })).toBe(true);
});

test('what is started says who comes, partners too', () => {
  const partners = [{ partner: 'addsea', role: 'present' as const }];
  expect(toStart({ ...blankOuting(me), kind: 'street_round', partners, team: [me, 'karim'] }, me)).toMatchObject({
    partners,
    team: [me, 'karim'],
    counters: [me],
    with_truck: false,
  });
});

test('a planned outing has its hours on the organisation’s clock, and a wrong one is named', () => {
  const at = (day: string, from: string, to = '') => plannedHours({ ...blankOuting(me), day, from, to }, 'Europe/Paris', '2026-06-16T08:00:00.000Z');
  expect(at('2026-06-16', '14:00', '17:30')).toEqual({ planned_start: '2026-06-16T12:00:00.000Z', planned_end: '2026-06-16T15:30:00.000Z' });
  expect(at('2026-06-17', '09:00')).toMatchObject({ planned_end: null });
  expect(at('', '14:00')).toMatchObject({ field: 'planned_start' });
  expect(at('2026-06-17', '')).toMatchObject({ field: 'planned_start' });
  expect(at('2026-06-16', '09:59')).toMatchObject({ field: 'planned_start' });
  expect(at('2026-06-16', '14:00', '13:00')).toMatchObject({ field: 'planned_end' });
});
