import type { OutingsAround, OwnCard } from '../../../store/views';

const USUAL_MS = 3 * 3_600_000;

/** The outing that Aujourd'hui proposes, and what its button does. */
export interface First {
  card: OwnCard;
  /** `wait`: it begins on a colleague's phone. */
  does: 'resume' | 'start' | 'join' | 'wait';
}

/**
 * My outing under way, else my planned one, else a colleague's: one under way is joined, never gone on
 * with. `may`: whether this person may start it.
 */
export const firstOf = (
  { underWay, today }: Pick<OutingsAround, 'underWay' | 'today'>,
  now: number,
  may: (card: OwnCard) => boolean = () => true,
): First | null => {
  const going = underWay.find(({ mine }) => mine);
  if (going) return { card: going, does: 'resume' };
  const own = toStartNow(today.filter((card) => card.mine && may(card)), now);
  if (own) return { card: own, does: 'start' };
  const [theirs] = underWay;
  if (theirs) return { card: theirs, does: 'join' };
  const planned = toStartNow(today.filter(may), now);
  if (planned) return { card: planned, does: 'start' };
  const awaited = toStartNow(today.filter(({ mine }) => mine), now);
  return awaited && { card: awaited, does: 'wait' };
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
