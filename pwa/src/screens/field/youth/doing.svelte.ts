import { announce } from '../../frame/announce';
import { Attempt } from '../attempt.svelte';

/** Something that was just done: what, how it is said, and how it is undone. */
export interface Done {
  /** `Appel, joint`. */
  what: string;
  /** `, démarche notée`. */
  said: string;
  /** What is said once undone: `, démarche retirée`. */
  backSaid: string;
  undo: () => Promise<unknown>;
}

/** The last thing done on a file, which one touch undoes. */
export class Doing {
  last = $state.raw<(Done & { undone: boolean }) | null>(null);
  readonly attempt = new Attempt();

  did = (done: Done): void => {
    this.last = { ...done, undone: false };
    announce(done.what + done.said);
  };

  async undo(): Promise<void> {
    const { last } = this;
    if (last && !last.undone && (await this.attempt.run(last.undo))) this.last = { ...last, undone: true };
  }
}
