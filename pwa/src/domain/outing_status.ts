import type { OutingStatus } from './codes';
import type { Outing } from './records';

/**
 * The status to show. An outing that has started or was acted on is not cancelled: a late act on a
 * cancelled one reopens it as "réalisée, à vérifier". `acts`: live encounters, identifications,
 * steps done and health acts attended on it.
 */
export const outingStatus = (
  { status, started_at, ended_at }: Pick<Outing, 'status' | 'started_at' | 'ended_at'>,
  acts: number,
): OutingStatus => {
  const happened = started_at !== null || acts > 0;
  if (status === 'cancelled') return happened ? 'to_check' : 'cancelled';
  if (status === 'planned' && started_at !== null) return ended_at ? 'closed' : 'under_way';
  return status;
};
