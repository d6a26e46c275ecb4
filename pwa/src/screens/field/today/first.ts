import type { OutingCard } from '../../../store/views';

const USUAL_MS = 3 * 3_600_000;

/** Of the outings planned today, the one to start now: under its hours, else the nearest in time. */
export const toStartNow = (planned: readonly OutingCard[], now: number): OutingCard | null => {
  const away = ({ planned_start, planned_end }: OutingCard): number => {
    const start = Date.parse(planned_start ?? '');
    const end = planned_end ? Date.parse(planned_end) : start + USUAL_MS;
    return Math.max(start - now, now - end, 0);
  };
  return planned.reduce<OutingCard | null>((best, one) => (best && away(best) <= away(one) ? best : one), null);
};
