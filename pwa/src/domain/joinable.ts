import type { OutingStatus } from './codes';
import type { Instant } from './days';
import { stillGoing } from './still_going';

/** Why an outing is not joined by its code: it is over, was cancelled, or is of another day. */
export type NotJoined = 'closed' | 'cancelled' | 'old';

/**
 * Whether the outing of a code may still be joined; null when it may. `known`: what it comes to on this
 * phone, null when it has not come; `linked`: when the code says that it began.
 */
export const whyNotJoined = (
  known: { shown: OutingStatus; started_at: Instant | null } | null,
  linked: Instant,
  now: number,
  zone: string,
): NotJoined | null => {
  if (known?.shown === 'closed') return 'closed';
  if (known?.shown === 'cancelled' || known?.shown === 'to_check') return 'cancelled';
  return stillGoing(known?.started_at ?? linked, now, zone) ? null : 'old';
};
