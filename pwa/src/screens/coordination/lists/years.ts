/** Totals of whole years that the coordinator types: of past ones, and what a year aims at. */
import { seasonList as words } from '../../../text/lists';

/** Which setting of the organisation they are. */
export type Kept = 'past_seasons' | 'objectives';

export const TOTALS = ['outings', 'pretext_events', 'contacts', 'people_met', 'youth_met', 'identified', 'remobilised'] as const;
export type Total = (typeof TOTALS)[number];

/** What was typed of one year; a total that is not there is not known. */
export type YearTotals = Partial<Record<Total, number>>;

export interface YearTyped {
  year: string;
  totals: YearTotals;
}

/** The years typed among the organisation's settings, latest first. */
export const yearsOf = (settings: Record<string, unknown>, kept: Kept): YearTyped[] =>
  Object.entries((settings[kept] ?? {}) as Record<string, YearTotals>)
    .map(([year, totals]) => ({ year, totals }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));

/** What is typed in a form. */
export type TypedYear = Record<'year' | Total, string>;

export const typedOf = (year: string, totals: YearTotals): TypedYear => ({
  year,
  ...(Object.fromEntries(TOTALS.map((total) => [total, totals[total] === undefined ? '' : String(totals[total])])) as Record<Total, string>),
});

export type Read = { year: number; totals: Record<Total, number | null> } | { field: keyof TypedYear; message: string };

/** A form's numbers, or its first field that is none. Spaces inside a number are read over. */
export const readYear = (typed: TypedYear): Read => {
  if (!/^20\d\d$|^2100$/.test(typed.year.trim())) return { field: 'year', message: words.badYear };
  const totals = {} as Record<Total, number | null>;
  for (const total of TOTALS) {
    const text = typed[total].replace(/[\s\u00a0\u202f]/g, '');
    if (text && !/^\d{1,7}$/.test(text)) return { field: total, message: words.badNumber };
    totals[total] = text ? Number(text) : null;
  }
  return { year: Number(typed.year), totals };
};
