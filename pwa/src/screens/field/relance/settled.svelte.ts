import { cancelStep, planRelance, settleStep, unsettleStep } from '../../../acts';
import { label, type Code } from '../../../domain/codes';
import type { Relance } from '../../../store/views';
import { Attempt } from '../attempt.svelte';
import { shownName } from '../names';

/** The relance that was just settled, for the undo line and what comes next. */
export interface Settled {
  step: string;
  youth: string;
  name: string;
  outcome: string;
  kind: Code<'step_kind'>;
  note: string | null;
  /** When it had been due, to put it back there. */
  dueAt: string;
  undone: boolean;
  /** The relance planned to follow it; null when none was. */
  next: string | null;
  /** The next one was proposed and answered. */
  answered: boolean;
}

/** Outcomes of relances, each in one touch: written, undone, followed by the next date. */
export class Settling {
  last = $state.raw<Settled | null>(null);
  readonly attempt = new Attempt();

  async settle(relance: Relance, outcome: Code<'step_outcome'>): Promise<void> {
    const done = await this.attempt.run(() => settleStep(relance.id, { outcome }));
    if (!done) return;
    this.last = {
      step: relance.id,
      youth: relance.about.id,
      name: shownName(relance.about.name),
      outcome: label('step_outcome', outcome),
      kind: outcome === 'postponed' ? relance.kind : 'call',
      note: relance.note.state === 'ok' ? relance.note.value : null,
      dueAt: relance.at,
      undone: false,
      next: null,
      answered: false,
    };
  }

  async undo(): Promise<void> {
    const { last } = this;
    if (!last) return;
    const done = await this.attempt.run(async () => {
      await unsettleStep(last.step, last.dueAt);
      if (last.next) await cancelStep(last.next);
    });
    if (done) this.last = { ...last, undone: true, answered: true };
  }

  /** Plans the next one on a day. */
  async next(at: string): Promise<void> {
    const { last } = this;
    if (!last) return;
    const done = await this.attempt.run(() => planRelance(last.youth, { kind: last.kind, at, note: last.note }));
    if (done) this.last = { ...last, next: done.value, answered: true };
  }

  /** Nothing comes next. */
  leave(): void {
    if (this.last) this.last = { ...this.last, answered: true };
  }
}
