import type { Instant } from './days';
import type { Outing } from './records';

type Begun = Pick<Outing, 'status' | 'started_at'> & { id: string };

/**
 * When an outing began whose `members` (the head among them) stand as one; null when it has not.
 * The head's own start, or the earliest of those merged into it, dates it; a start never noted is the
 * first act. One that is cancelled counts for nothing unless it was acted on. The same rule as
 * `api/indicators/outings.py`. `firstActs`: the first live act's instant, by outing.
 */
export const startOfOne = (
  head: Begun,
  members: readonly Begun[],
  firstActs: ReadonlyMap<string, Instant>,
): Instant | null => {
  if (head.started_at && head.status !== 'cancelled') return head.started_at;
  const acted = earliest(members.map(({ id }) => firstActs.get(id)));
  const valid = members.filter(({ status }) => acted !== null || status !== 'cancelled');
  if (head.started_at && valid.some(({ id }) => id === head.id)) return head.started_at;
  return earliest(valid.map(({ started_at }) => started_at)) ?? acted;
};

const earliest = (instants: readonly (Instant | null | undefined)[]): Instant | null =>
  instants.reduce<Instant | null>((first, at) => (at && (!first || at < first) ? at : first), null);

/** An outing as two phones may have opened it. */
export interface Candidate {
  id: string;
  /** The day it belongs to. */
  day: string | null;
  started_at: Instant | null;
  ended_at: Instant | null;
  /** Every place it stopped at. */
  places: ReadonlySet<string>;
}

/** Whether two outings may be one that two phones opened: same day, a place in common, hours that overlap. */
export const maybeOne = (one: Candidate, other: Candidate, now: Instant): boolean => {
  if (one.id === other.id || !one.started_at || !other.started_at) return false;
  if (!one.day || one.day !== other.day) return false;
  const shared = [...one.places].some((place) => other.places.has(place));
  const overlap = one.started_at <= (other.ended_at ?? now) && other.started_at <= (one.ended_at ?? now);
  return shared && overlap;
};

/** Of two outings that are one, the one that goes on standing: the first begun, then the smallest id. */
export const standing = <T extends { id: string; started_at: Instant | null }>(one: T, other: T): T => {
  const [a, b] = [one.started_at ?? '', other.started_at ?? ''];
  if (a === b) return one.id < other.id ? one : other;
  return a < b ? one : other;
};
