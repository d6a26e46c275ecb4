import { describe, expect, it } from 'vitest';
import { asKind, dayBrief, daysOf, defaultPeriod, defaultUntil, periodLabel, readPeriod, writePeriod, yearBefore, type Period } from './period';

const all: Period[] = [
  { kind: 'season', year: 2022 },
  { kind: 'year', year: 2024 },
  { kind: 'quarter', year: 2023, quarter: 1 },
  { kind: 'month', year: 2024, month: 2 },
  { kind: 'dates', from: '2022-04-01', to: '2022-10-31' },
];

describe('the period of the figures', () => {
  it('comes back from the address as it was written', () => {
    for (const period of all) expect(readPeriod(writePeriod(period))).toEqual(period);
  });

  it('has its first and last day', () => {
    expect(all.map(daysOf)).toEqual([
      { from: '2022-04-01', to: '2022-10-31' },
      { from: '2024-01-01', to: '2024-12-31' },
      { from: '2023-01-01', to: '2023-03-31' },
      { from: '2024-02-01', to: '2024-02-29' },
      { from: '2022-04-01', to: '2022-10-31' },
    ]);
  });

  it('is named in French', () => {
    expect(all.map(periodLabel)).toEqual([
      'Avril – octobre 2022',
      'Année 2024',
      '1er trimestre 2023',
      'Février 2024',
      '1er\u00a0avril – 31\u00a0octobre 2022',
    ]);
  });

  it('shortens a day for the head of a figure', () => {
    expect([dayBrief('2022-12-31'), dayBrief('2026-06-01')]).toEqual(['31\u00a0déc.', '1er\u00a0juin']);
  });

  it('refuses an address that makes no sense', () => {
    for (const text of [null, '', 'saison', 'saison-22', 'mois-2022-13', 'trimestre-2022-5', 'dates-2022-10-31-2022-04-01', 'dates-2022-02-30-2022-03-01'])
      expect(readPeriod(text)).toBeNull();
  });

  it('is the last season before April, the one under way from then on, and the year once it is over', () => {
    expect(defaultPeriod('2026-03-31')).toEqual({ kind: 'season', year: 2025 });
    expect(defaultPeriod('2026-04-01')).toEqual({ kind: 'season', year: 2026 });
    expect(defaultPeriod('2026-10-31')).toEqual({ kind: 'season', year: 2026 });
    expect(defaultPeriod('2026-11-25')).toEqual({ kind: 'year', year: 2026 });
  });

  it('looks at pathways at the end of a past year, and today in the one under way', () => {
    const season = daysOf({ kind: 'season', year: 2022 });
    expect(defaultUntil(season, '2026-06-16')).toBe('2022-12-31');
    expect(defaultUntil(season, '2022-06-16')).toBe('2022-06-16');
    expect(defaultUntil(season, '2022-02-01')).toBe('2022-04-01');
  });

  it('keeps its beginning when another kind is chosen', () => {
    expect(asKind({ kind: 'season', year: 2022 }, 'quarter', '2026-06-16')).toEqual({ kind: 'quarter', year: 2022, quarter: 2 });
    expect(asKind({ kind: 'month', year: 2023, month: 12 }, 'season', '2026-06-16')).toEqual({ kind: 'season', year: 2023 });
  });

  it('is around its end where the beginning was emptied, and around today where both were', () => {
    expect(asKind({ kind: 'dates', from: '', to: '2023-08-31' }, 'year', '2026-06-16')).toEqual({ kind: 'year', year: 2023 });
    expect(asKind({ kind: 'dates', from: '', to: '' }, 'month', '2026-06-16')).toEqual({ kind: 'month', year: 2026, month: 6 });
  });
});

it('a year before, the 29th of February is the 28th', () => {
  expect(yearBefore({ kind: 'season', year: 2022 }, '2026-06-16')).toEqual({ kind: 'season', year: 2021 });
  expect(yearBefore({ kind: 'dates', from: '2024-02-29', to: '2024-03-31' }, '2026-06-16')).toEqual({ kind: 'dates', from: '2023-02-28', to: '2023-03-31' });
});

it('of a period under way, a year before is the same days, and the whole of it from its last day on', () => {
  const season: Period = { kind: 'season', year: 2024 };
  expect(yearBefore(season, '2024-07-14')).toEqual({ kind: 'dates', from: '2023-04-01', to: '2023-07-14' });
  expect(yearBefore({ kind: 'month', year: 2024, month: 2 }, '2024-02-28')).toEqual({ kind: 'dates', from: '2023-02-01', to: '2023-02-28' });
  expect(yearBefore(season, '2024-10-31')).toEqual({ kind: 'season', year: 2023 });
  expect(yearBefore(season, '2024-03-31')).toEqual({ kind: 'season', year: 2023 });
});
