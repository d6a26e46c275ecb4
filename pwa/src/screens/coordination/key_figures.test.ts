import { expect, test } from 'vitest';
import type { Funnel } from '../../server/figures';
import { aims, totalsOf, yearBefore } from './key_figures';

const counted = (outings: number): Funnel =>
  ({
    outings: { total: outings, pretext_events: 2 },
    contacts: 40,
    people_met: { total: 30 },
    youth_met: { total: 20 },
    identified: { total: 0 },
    remobilised: { total: 0 },
  }) as Funnel;
const settings = { past_seasons: { '2021': { outings: 74 } } };

test('what was counted a year before comes before what was typed', () => {
  expect(yearBefore(counted(3), settings, 2021, true)).toMatchObject({ typed: false, totals: { outings: 3 } });
  expect(yearBefore(counted(0), settings, 2021, true)).toEqual({ typed: true, year: 2021, totals: { outings: 74 } });
});

test('what was typed of a year is beside a year or a season only', () => {
  expect(yearBefore(counted(0), settings, 2021, false)).toBeNull();
  expect(yearBefore(null, settings, 2020, true)).toBeNull();
});

test('an objective is shown with what was counted towards it, those without one are not', () => {
  expect(aims({ outings: 96, identified: 62 }, totalsOf(counted(77)))).toEqual([
    { total: 'outings', n: 77, of: 96 },
    { total: 'identified', n: 0, of: 62 },
  ]);
});
