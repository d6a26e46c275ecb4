import { Offline } from '../../../server/api';
import { yearDraft, type YearDraft } from '../../../server/report';
import { said } from '../../frame/said';
import { keptReports, slim } from './kept_report';
import { legible } from './paper/values';

/** A year's report, as last received. */
export class YearReport {
  shown: YearDraft | null = $state.raw(null);
  receivedAt: number | null = $state(null);
  loading = $state(false);
  trouble: 'offline' | 'refused' | null = $state(null);
  why = $state('');
  #turn = 0;

  constructor(
    readonly account: string,
    readonly year: number,
    readonly storage: Storage,
  ) {}

  /** Reads it; a later call makes an earlier one's answer count for nothing. */
  async read(): Promise<void> {
    const turn = (this.#turn += 1);
    const kept = this.shown ? null : keptReports.last(this.storage, this.account, String(this.year));
    if (kept) [this.shown, this.receivedAt] = [kept.draft, kept.at];
    this.loading = true;
    try {
      const found = await yearDraft(this.account, this.year);
      if (turn !== this.#turn) return;
      const draft = { ...found, document: legible(found.document), checks: legible(found.checks), differences: legible(found.differences) };
      [this.shown, this.receivedAt, this.trouble] = [draft, Date.now(), null];
      keptReports.keep(this.storage, this.account, String(this.year), { at: this.receivedAt, draft: slim(draft) });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.trouble = error instanceof Offline ? 'offline' : 'refused';
      this.why = said(error);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}
