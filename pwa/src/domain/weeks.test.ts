import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from './days';
import { MOST_REPEATS, daysFrom, mondayOf, monthWeeks, movedBy, repeatedDays, spanOf, turned, weekdayOf } from './weeks';

const days = fc.integer({ min: 0, max: 40_000 }).map((after) => plusDays('2000-01-01', after));

describe('a calendar', () => {
  test('a week begins on Monday, a Sunday ends it', () => {
    expect([mondayOf('2026-06-15'), mondayOf('2026-06-21')]).toEqual(['2026-06-15', '2026-06-15']);
    expect(spanOf('week', '2026-06-17')).toEqual({ from: '2026-06-15', to: '2026-06-21' });
  });

  test('June 2026 begins on a Monday and takes five weeks; August 2026 six', () => {
    expect(monthWeeks('2026-06-16').map(([monday]) => monday)).toEqual(['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29']);
    expect(monthWeeks('2026-08-16')).toHaveLength(6);
  });

  test('the weeks of a month hold each of its days once, in whole weeks', () => {
    fc.assert(
      fc.property(days, (day) => {
        const weeks = monthWeeks(day);
        const all = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === 0)).toBe(true);
        expect(all).toEqual(daysFrom(all[0] ?? '', all.at(-1) ?? ''));
        const inside = all.filter((one) => one.startsWith(day.slice(0, 7)));
        expect(inside).toContain(day);
        expect(weeks.every((week) => week.some((one) => one.startsWith(day.slice(0, 7))))).toBe(true);
        expect(plusDays(inside[0] ?? '', -1).slice(0, 7)).not.toBe(day.slice(0, 7));
        expect(plusDays(inside.at(-1) ?? '', 1).slice(0, 7)).not.toBe(day.slice(0, 7));
      }),
    );
  });

  test('the next week begins where this one ends, and the one before leads back', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(spanOf('week', turned('week', day, 1)).from).toBe(plusDays(spanOf('week', day).to, 1));
        expect(turned('week', turned('week', day, 1), -1)).toBe(day);
      }),
    );
    expect(turned('month', '2026-01-31', 1)).toBe('2026-02-28');
  });

  test('arrows lead a day or a week on, across months; other keys nowhere', () => {
    expect(movedBy('ArrowRight', '2026-06-30')).toBe('2026-07-01');
    expect(movedBy('ArrowUp', '2026-06-03')).toBe('2026-05-27');
    expect([movedBy('Home', '2026-06-17'), movedBy('End', '2026-06-17')]).toEqual(['2026-06-15', '2026-06-21']);
    expect(movedBy('PageDown', '2026-01-31')).toBe('2026-02-28');
    expect(movedBy('n', '2026-06-17')).toBeNull();
  });
});

describe('what comes back', () => {
  test('every week or every two, the last day included', () => {
    expect(repeatedDays('2026-06-16', 1, '2026-06-30')).toEqual(['2026-06-16', '2026-06-23', '2026-06-30']);
    expect(repeatedDays('2026-06-16', 2, '2026-06-29')).toEqual(['2026-06-16']);
    expect(repeatedDays('2026-06-16', 1, '2026-06-15')).toEqual([]);
    expect(repeatedDays('2026-06-16', 1, '')).toEqual([]);
  });

  test('always on the same day of the week, and never without end', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(1 as const, 2 as const), (first, until, weeks) => {
        const found = repeatedDays(first, weeks, until);
        expect(found.every((day) => weekdayOf(day) === weekdayOf(first) && day <= until)).toBe(true);
        expect(found.length).toBeLessThanOrEqual(MOST_REPEATS + 1);
      }),
    );
  });
});
