/** The totals at the head of Pilotage, as counted, and beside what was typed of whole years. */
import type { Funnel } from '../../server/figures';
import { TOTALS, yearsOf, type Kept, type Total, type YearTotals } from './lists/years';
import { daysOf, insideLabel, type Period } from './period';

/** What a period before came to; `typed`: said by the coordinator, not counted. */
export interface Before {
  totals: YearTotals;
  /** As its period is named, null for a whole year. */
  period: string | null;
  year: number;
  typed: boolean;
}

export const totalsOf = (funnel: Funnel): Record<Total, number> => ({
  outings: funnel.outings.total,
  pretext_events: funnel.outings.pretext_events,
  contacts: funnel.contacts,
  people_met: funnel.people_met.total,
  youth_met: funnel.youth_met.total,
  identified: funnel.identified.total,
  remobilised: funnel.remobilised.total,
});

/** Whether nothing was done at all: no outing, nobody identified, nothing at the health desk, no pathway begun. */
export const isEmpty = (funnel: Funnel): boolean =>
  funnel.outings.total + funnel.identified.total + funnel.health_desk.proposals + funnel.remobilised_flow === 0;

type Settings = Record<string, unknown>;

/** What was typed of a year; null when nothing was. */
export const typedYear = (settings: Settings, kept: Kept, year: number | null): YearTotals | null =>
  yearsOf(settings, kept).find((one) => one.year === String(year))?.totals ?? null;

/** What `earlier` came to: as counted if anything was, else as typed of its whole year where `whole`, else null. */
export function yearBefore(counted: Funnel | null, settings: Settings, earlier: Period, whole: boolean): Before | null {
  const year = Number(daysOf(earlier).to.slice(0, 4));
  const totals = counted && totalsOf(counted);
  const period = earlier.kind === 'year' ? null : insideLabel(earlier);
  if (totals && totals.outings + totals.identified > 0) return { totals, period, year, typed: false };
  const typed = whole ? typedYear(settings, 'past_seasons', year) : null;
  return typed && { totals: typed, period: null, year, typed: true };
}

/** What a year aims at beside what was counted, in the order of the figures. */
export const aims = (aimed: YearTotals, counted: Record<Total, number>): { total: Total; n: number; of: number }[] =>
  TOTALS.flatMap((total) => {
    const of = aimed[total];
    return of ? [{ total, n: counted[total], of }] : [];
  });
