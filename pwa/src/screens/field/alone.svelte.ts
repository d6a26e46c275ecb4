import { dropDraft, readDraft, saveDraft } from '../../acts';
import { isDue } from '../../domain/alone';
import type { Instant } from '../../domain/days';

const KEY = 'alone';
const LOOK_MS = 15_000;

/** When I said I would be back: kept sealed on this phone only, so that a reload still reminds. */
class Return {
  until = $state<Instant | null>(null);
  #now = $state(Date.now());

  /** The time has passed while nobody said "C'est fait". */
  get due(): boolean {
    return isDue(this.until, this.#now);
  }

  /** Reads what this person had said, and looks at the clock until the returned call. */
  watch(): () => void {
    void readDraft<Instant>(KEY)
      .then((until) => (this.until = until))
      .catch(() => (this.until = null));
    const timer = setInterval(() => (this.#now = Date.now()), LOOK_MS);
    this.#now = Date.now();
    return () => clearInterval(timer);
  }

  /** Remind at that time. Throws Locked. */
  async remind(until: Instant): Promise<void> {
    await saveDraft(KEY, until);
    this.until = until;
  }

  /** No reminder any more. */
  async forget(): Promise<void> {
    await dropDraft(KEY);
    this.until = null;
  }
}

export const myReturn = new Return();
