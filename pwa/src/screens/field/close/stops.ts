import type { OutingPage, TallyShown } from '../../../store/views';
import { common } from '../../../text/field';

/** A stop with how many were met there. */
export interface StopLine {
  key: string;
  name: string;
  /** When the team came, for the last of several; until when, for those before it. */
  from: string | null;
  until: string | null;
  count: number;
}

/** The stops in order with their counts; what was counted nowhere comes last. A place visited twice is one line. */
export const stopLines = (page: OutingPage, tally: TallyShown): StopLine[] => {
  const many = page.stops.length > 1;
  const counts = new Map(tally.perStop.map(({ place, count }) => [place, count]));
  const lines = page.stops.map((stop, index): StopLine & { place: string | null } => ({
    key: stop.id ?? 'first',
    place: stop.place?.id ?? null,
    name: stop.place?.name ?? common.noPlace,
    from: many ? stop.from_at : null,
    until: many ? (page.stops[index + 1]?.from_at ?? null) : null,
    count: counts.get(stop.place?.id ?? null) ?? 0,
  }));
  const seen = new Set<string | null>();
  const once = lines.filter(({ place }) => !seen.has(place) && Boolean(seen.add(place)));
  const nowhere = [...counts].filter(([place]) => !seen.has(place)).reduce((sum, [, count]) => sum + count, 0);
  const rest: StopLine[] = nowhere ? [{ key: 'nowhere', name: common.noPlace, from: null, until: null, count: nowhere }] : [];
  return [...once, ...rest];
};
