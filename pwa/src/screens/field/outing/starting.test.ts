import { expect, test } from 'vitest';
import { blankOuting, counterOf, countersOf, hasHealthDesk, toStart } from './starting';

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

test('the day that an outing is asked for is part of the empty form, so that untouched it is not half filled', () => {
  expect(blankOuting(me, '2026-06-16')).toEqual({ ...blankOuting(me), day: '2026-06-16' });
});
