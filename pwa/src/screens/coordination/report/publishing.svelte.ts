import { Offline } from '../../../server/api';
import { publish, type EditionInfo } from '../../../server/report';
import { report } from '../../../text/report';
import { said } from '../../frame/said';

const words = report.publish;

/** A year being published: it is only once the server has said so. */
export class Publishing {
  busy = $state(false);
  /** 0 to 1; null while nothing is known of it. */
  part: number | null = $state(null);
  step = $state('');
  edition: EditionInfo | null = $state.raw(null);
  problem = $state('');

  constructor(
    readonly account: string,
    readonly year: number,
  ) {}

  /** Whether it was published; `edition` is it, else `problem` says what is known. */
  async run(): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.part, this.step, this.edition, this.problem] = [true, null, '', null, ''];
    try {
      for await (const told of publish(this.account, this.year)) {
        if ('edition' in told) this.edition = told.edition;
        else [this.part, this.step] = [told.done / told.of, words.step(report.files.names[told.step] ?? told.step, told.done, told.of)];
      }
      if (!this.edition) this.problem = words.cut;
    } catch (error) {
      // the server may have ended what this page did not hear the end of
      this.problem = error instanceof Offline && this.part !== null ? words.cut : said(error, words.offline);
    } finally {
      this.busy = false;
    }
    return this.edition !== null;
  }

  forget(): void {
    [this.edition, this.problem] = [null, ''];
  }
}
