import type { Code } from '../../../domain/codes';

/** What the next tap says besides age and gender; each falls back by itself after one tap. */
export class NextTap {
  seen: 'first' | 'again' = $state('first');
  public: Code<'public'> | null = $state(null);

  /** What was chosen, once: from now on it is as usual again. */
  take(): { first_time: boolean; public?: Code<'public'> } {
    const chosen = { first_time: this.seen === 'first', ...(this.public ? { public: this.public } : {}) };
    this.seen = 'first';
    this.public = null;
    return chosen;
  }
}
