import type { OutingsAround, OwnCard } from '../../../store/views';

const USUAL_MS = 3 * 3_600_000;

/** The outing that Aujourd'hui proposes, and what its button does. */
export interface First {
  card: OwnCard;
  does: 'resume' | 'start' | 'join';
}

/** My outing under way, else my planned one, else a colleague's: one under way is joined, never gone on with. */
export const firstOf = ({ underWay, today }: Pick<OutingsAround, 'underWay' | 'today'>, now: number): First | null => {
  const going = underWay.find(({ mine }) => mine);
  if (going) return { card: going, does: 'resume' };
  const own = toStartNow(today.filter(({ mine }) => mine), now);
  if (own) return { card: own, does: 'start' };
  const [theirs] = underWay;
  if (theirs) return { card: theirs, does: 'join' };
  const planned = toStartNow(today, now);
  return planned && { card: planned, does: 'start' };
};

/** Of the outings planned today, the one to start now: under its hours, else the nearest in time. */
export const toStartNow = (planned: readonly OwnCard[], now: number): OwnCard | null => {
  const away = ({ planned_start, planned_end }: OwnCard): number => {
    const start = Date.parse(planned_start ?? '');
    const end = planned_end ? Date.parse(planned_end) : start + USUAL_MS;
    return Math.max(start - now, now - end, 0);
  };
  return planned.reduce<OwnCard | null>((best, one) => (best && away(best) <= away(one) ? best : one), null);
};
