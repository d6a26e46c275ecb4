import { Offline } from '../../server/api';
import { funnel, type Asked, type Funnel } from '../../server/figures';
import { said } from '../frame/said';
import { keptFigures } from './kept_figures';

/** The figures of a period, as last received. */
export class Figures {
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
    const key = new URLSearchParams(asked).toString();
    const kept = keptFigures.last(this.storage, this.account, key);
    if (kept) this.#show(kept.funnel, kept.at);
    this.loading = true;
    this.trouble = null;
    try {
      const found = await funnel(this.account, asked);
      const at = Date.now();
      keptFigures.keep(this.storage, this.account, key, { at, funnel: found });
      if (turn === this.#turn) this.#show(found, at);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.trouble = error instanceof Offline ? 'offline' : 'refused';
      this.why = said(error);
      // Another period's numbers must not stand under this one's name.
      if (!kept) this.#show(null, null);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #show(found: Funnel | null, at: number | null): void {
    this.shown = found;
    this.receivedAt = at;
  }
}
