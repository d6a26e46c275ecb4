import { expect, test } from 'vitest';
import type { Funnel } from '../../server/figures';
import { behindOf, figureOf, linked } from './behind';

test('the youths behind a figure are asked with the question of the page', () => {
  const behind = behindOf('?periode=saison-2022&canal=jdc');
  expect(behind('identified')).toBe('/pilotage/jeunes?periode=saison-2022&canal=jdc&chiffre=identified');
  expect(behind('places', null)).toContain('chiffre=places&ligne=');
});

test('nobody leads nowhere', () => {
  expect(linked(0, '/pilotage/jeunes')).toBe(0);
  expect(linked(3, undefined)).toBe(3);
  expect(linked(3, '/x')).toEqual({ value: 3, href: '/x' });
});

test('the lists that the report sends to are those of the figures it names', () => {
  const none: never[] = [];
  const funnel = {
    identified: { by_channel: none, by_gender: [{ code: 'unknown', label: 'Non connu', n: 3 }], by_age: none, without_name: 1 },
    profile: {
      ...{ communes: [{ where: null, name: null, n: 4 }], epcis: none, zones: none, training_level: none },
      ...{ housing: none, driving_licence: none, transport: none, obstacles: none },
    },
    ...{ pathways: none, places: none, not_remobilised: { by_reason: none }, remobilised: {} },
    held: [{ months: 3, by_result: none, unchecked: 6 }],
    criteria: { meets: 0, missing: 2, does_not_meet: 0 },
  } as unknown as Funnel;
  const counted = (figure: string, row: string | null) => figureOf(funnel, figure, row)?.n;
  expect(counted('profile.communes', '')).toBe(4);
  expect(counted('identified.by_gender', 'unknown')).toBe(3);
  expect(counted('criteria', 'missing')).toBe(2);
  expect(counted('identified.without_name', null)).toBe(1);
  expect(counted('held.3', 'unchecked')).toBe(6);
});
