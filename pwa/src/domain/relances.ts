import { dayOf, type Day } from './days';
import type { Step } from './records';

export type Due = 'late' | 'today' | 'coming';

/** Whether a planned step is late, for today, or to come. */
export const relanceDue = (step: Pick<Step, 'at'>, today: Day, zone: string): Due => {
  const day = dayOf(step.at, zone);
  if (day === today) return 'today';
  return day < today ? 'late' : 'coming';
};

/** A relance is a planned step, neither taken back nor refused. */
export const isRelance = (step: Step & { deleted: boolean }): boolean =>
  step.status === 'planned' && !step.deleted;

/** Outcomes of steps that reached nobody: they bring no news. */
const NO_NEWS: ReadonlySet<string | null> = new Set(['message_left', 'no_answer', 'wrong_number', 'absent', 'postponed']);

/** Whether the youth was heard of by this step. */
export const bringsNews = ({ status, outcome }: Pick<Step, 'status' | 'outcome'>): boolean =>
  status === 'done' && !NO_NEWS.has(outcome);
