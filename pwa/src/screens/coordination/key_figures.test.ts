import { expect, test } from 'vitest';
import type { Funnel } from '../../server/figures';
import { steering } from '../../text/steering';
import { aims, isEmpty, totalsOf, yearBefore } from './key_figures';
import type { Period } from './period';

const counted = (outings: number): Funnel =>
  ({
    outings: { total: outings, pretext_events: 2 },
    contacts: 40,
    people_met: { total: 30 },
    youth_met: { total: 20 },
    identified: { total: 0 },
    remobilised: { total: 0 },
    remobilised_flow: 0,
    health_desk: { proposals: 0 },
  }) as Funnel;
const season: Period = { kind: 'season', year: 2021 };
const settings = { past_seasons: { '2021': { outings: 74 } } };

test('what was counted a year before comes before what was typed', () => {
  expect(yearBefore(counted(3), settings, season, true)).toMatchObject({ typed: false, totals: { outings: 3 } });
  expect(yearBefore(counted(0), settings, season, true)).toEqual({ typed: true, year: 2021, period: null, totals: { outings: 74 } });
});

test('what was typed of a year is beside a year or a season only', () => {
  expect(yearBefore(counted(0), settings, season, false)).toBeNull();
  expect(yearBefore(null, settings, { kind: 'season', year: 2020 }, true)).toBeNull();
});

test('a figure of a year before says of which days it is, unless it is of the whole year', () => {
  const said = (period: Period, outings = 3): string => {
    const before = yearBefore(counted(outings), settings, period, true);
    return before ? steering.before(before.totals.outings ?? 0, before) : '';
  };
  expect(said(season)).toBe('avril – octobre 2021\u00a0: 3');
  expect(said({ kind: 'dates', from: '2021-04-01', to: '2021-07-14' })).toBe('1er\u00a0avril – 14\u00a0juillet 2021\u00a0: 3');
  expect(said({ kind: 'year', year: 2021 })).toBe('3 en 2021');
  expect(said(season, 0)).toBe('74 en 2021 (saisi)');
});

test('a period in which only the health desk was held, or pathways began, is not empty', () => {
  expect(isEmpty(counted(0))).toBe(true);
  expect(isEmpty(counted(1))).toBe(false);
  expect(isEmpty({ ...counted(0), health_desk: { proposals: 2 } } as Funnel)).toBe(false);
  expect(isEmpty({ ...counted(0), remobilised_flow: 1 })).toBe(false);
});

test('an objective is shown with what was counted towards it, those without one are not', () => {
  expect(aims({ outings: 96, identified: 62 }, totalsOf(counted(77)))).toEqual([
    { total: 'outings', n: 77, of: 96 },
    { total: 'identified', n: 0, of: 62 },
  ]);
});
