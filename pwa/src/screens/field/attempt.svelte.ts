import { ActRefused } from '../../acts';
import { Locked } from '../../store/locked';
import { troubleOf } from '../../store/connection';
import { common } from '../../text/field';
import { phone } from '../../text/phone';

/** What an act said when it could not be done. */
export interface Problem {
  field: string | null;
  message: string;
}

/** A form kept half filled, which an act brings to its end. */
export interface Ending {
  /** It has come to its end, though its screen may be a moment in leaving. */
  readonly over?: boolean;
  end<T>(act: () => Promise<T>): Promise<T>;
}

/** One thing being saved: busy while it is, then done or explained. Nothing typed is touched. */
export class Attempt {
  busy = $state(false);
  problem = $state<Problem | null>(null);

  /**
   * The act's answer, or null when it was not done: `problem` then says why. A second press while busy
   * does nothing, nor one of a `form` that has ended: it leaves with what a single act writes.
   */
  async run<T>(act: () => Promise<T>, form?: Ending): Promise<{ value: T } | null> {
    if (this.busy || form?.over) return null;
    this.busy = true;
    this.problem = null;
    try {
      return { value: await (form ? form.end(act) : act()) };
    } catch (why) {
      this.problem = explained(why);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** The sentence to show at a field. */
  at(field: string): string | undefined {
    return this.problem?.field === field ? this.problem.message : undefined;
  }

  /** The form changed: what was said of it no longer holds. */
  forget(): void {
    this.problem = null;
  }

  /** Says at once what is missing, before any act. */
  refuse(field: string | null, message: string): null {
    this.problem = { field, message };
    return null;
  }
}

/** A French sentence for whatever stopped an act. */
export const explained = (why: unknown): Problem => {
  if (why instanceof ActRefused) return { field: why.field, message: why.message };
  if (why instanceof Locked) return { field: null, message: common.locked };
  return { field: null, message: troubleOf(why) === 'full' ? phone.storage.full : common.notKept };
};
