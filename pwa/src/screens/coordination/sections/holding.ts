/** How many pathways hold, of those of which something is known: a check, or an end. */
import type { Funnel } from '../../../server/figures';

export type After = Funnel['held'][number];

/** Checked since, or ended whatever the reason: one that goes on unchecked says nothing yet. */
export const known = ({ total, unchecked }: After): number => total - unchecked;

export const lasting = ({ by_result: found }: After): number =>
  found.filter(({ code }) => code === 'ongoing' || code === 'ended_well').reduce((sum, { n }) => sum + n, 0);
