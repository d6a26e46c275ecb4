import { Offline } from '../../server/api';
import { funnel, type Asked, type Funnel } from '../../server/figures';
import { said } from '../frame/said';
import { keptFigures } from './kept_figures';

const keyOf = (asked: Asked): string => new URLSearchParams(asked).toString();

/** The figures of a period, as last received. */
export class Figures {
  /** What `shown` answers. */
  #of = $state('');
  /** What is shown: of the period asked, or, while it is being read, of the one before. */
  shown: Funnel | null = $state.raw(null);
  receivedAt: number | null = $state(null);
  loading = $state(false);
  trouble: 'offline' | 'refused' | null = $state(null);
  why = $state('');
  #turn = 0;

  constructor(
    readonly account: string,
    readonly storage: Storage,
  ) {}

  /** Reads the figures of a period; a later call makes an earlier one's answer count for nothing. */
  async read(asked: Asked): Promise<void> {
    const turn = (this.#turn += 1);
    const key = keyOf(asked);
    const kept = keptFigures.last(this.storage, this.account, key);
    if (kept) this.#show(key, kept.funnel, kept.at);
    this.loading = true;
    this.trouble = null;
    try {
      const found = await funnel(this.account, asked);
      const at = Date.now();
      keptFigures.keep(this.storage, this.account, key, { at, funnel: found });
      if (turn === this.#turn) this.#show(key, found, at);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.trouble = error instanceof Offline ? 'offline' : 'refused';
      this.why = said(error);
      // Another period's numbers must not stand under this one's name.
      if (!kept) this.#show(key, null, null);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Whether what is shown answers this, and not what was asked before it. */
  answers(asked: Asked): boolean {
    return this.#of === keyOf(asked);
  }

  #show(of: string, found: Funnel | null, at: number | null): void {
    this.#of = of;
    this.shown = found;
    this.receivedAt = at;
  }
}
