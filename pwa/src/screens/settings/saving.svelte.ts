import { ActRefused } from '../../acts';
import { ServerRefused } from '../../server/api';
import { syncNow } from '../../sync';
import { saving as words } from '../../text/information';
import { said } from '../frame/said';

/** Something of the organisation being saved online: busy, then done or explained, at its field where it has one. */
export class Saving {
  busy = $state(false);
  done = $state('');
  problem = $state<{ field: string | null; message: string } | null>(null);

  /** `offline`: what is said without network. */
  constructor(private readonly offline: string = words.offline) {}

  /** Whether it was saved; `done` then says so, else `problem` says why. Nothing typed is touched. */
  async run(act: () => Promise<void>, done: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.forget();
    try {
      await act();
      this.done = done;
      return true;
    } catch (error) {
      // what somebody else wrote is read at once, so that the form shows it
      if (error instanceof ServerRefused && error.code === 'text_changed') await syncNow();
      this.problem = { field: fieldOf(error), message: said(error, this.offline) };
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The sentence to show at a field. */
  at(field: string): string | undefined {
    return this.problem?.field === field ? this.problem.message : undefined;
  }

  /** Says at once what is wrong, before anything is sent. */
  refuse(field: string | null, message: string): void {
    this.problem = { field, message };
  }

  /** The form changed: what was said of it no longer holds. */
  forget(): void {
    this.problem = null;
    this.done = '';
  }
}

/** The server names a text by its place in what was sent: `texts.title`. */
const fieldOf = (error: unknown): string | null => {
  if (error instanceof ActRefused) return error.field;
  return error instanceof ServerRefused ? (error.field?.split('.').at(-1) ?? null) : null;
};
