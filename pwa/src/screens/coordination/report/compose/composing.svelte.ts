import { dropDraft, readDraft, saveDraft } from '../../../../acts';
import { Offline, ServerRefused } from '../../../../server/api';
import { putOptions, type Options, type YearDraft } from '../../../../server/report';
import { composing as words } from '../../../../text/composing';
import { said } from '../../../frame/said';
import { whereWrong } from './wrong';
import { optionsOf } from './options';

const REST_MS = 700;

interface Kept {
  options: Options;
  was: string | null;
}

/**
 * The options of a year being changed. Each change is kept sealed on this device at once, and sent when
 * the hand rests; what is kept goes once the server has it.
 */
export class Composing {
  options: Options = $state.raw({ order: [], left_out: [], comments: {}, free: [], exemptions: {} });
  /** `none`: the server has all of it. */
  state: 'none' | 'here' | 'sending' | 'refused' | 'overtaken' = $state('none');
  /** Why it was refused, and at which field of which block. */
  problem: { message: string; block: string | null; field: string | null } | null = $state(null);
  /** It could not be kept on this device. */
  unkept = $state(false);
  ready = $state(false);
  #was: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<boolean> | null = null;
  #over = false;

  constructor(
    private readonly account: string,
    private readonly year: number,
    /** The server has something new: the pages are to be read again. */
    private readonly onsent: () => void,
  ) {}

  /** The page is left: what waits is sent at once, and nobody is told. */
  leave(): void {
    this.#over = true;
    void this.send();
  }

  get #key(): string {
    return `report/${this.year}`;
  }

  /** The options of a draft just read, unless changes of this device wait to be sent. */
  async take(draft: YearDraft): Promise<void> {
    if (!this.ready) {
      const kept = await readDraft<Kept>(this.#key).catch(() => null);
      if (kept) {
        [this.options, this.#was, this.state, this.ready] = [{ ...optionsOf(draft), ...kept.options }, kept.was, 'here', true];
        return this.send();
      }
    }
    // what was just sent stays as it was typed: a space at its end may have more to follow
    if (this.state === 'none' && draft.version !== this.#was) [this.options, this.#was] = [optionsOf(draft), draft.version];
    this.ready = true;
  }

  /** Another version of the options: kept here, then sent. */
  change(next: Options): void {
    this.options = next;
    if (this.state !== 'overtaken') this.state = 'here';
    this.problem = null;
    void this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), REST_MS);
  }

  async #keep(): Promise<void> {
    const kept: Kept = { options: this.options, was: this.#was };
    this.unkept = !(await saveDraft(this.#key, kept).then(() => true, () => false));
  }

  /** Sends what waits; resolves when the server has it, or when it cannot be. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.state !== 'here') return;
    this.#sending = this.#send();
    const sent = await this.#sending;
    this.#sending = null;
    if (sent && !this.#over) this.onsent();
  }

  /** Whether the server now has all of it. */
  async #send(): Promise<boolean> {
    const sent = this.options;
    this.state = 'sending';
    try {
      this.#was = await putOptions(this.account, this.year, sent, this.#was);
      if (this.options !== sent) {
        this.state = 'here';
        await this.#keep();
        this.#timer = setTimeout(() => void this.send(), REST_MS);
        return false;
      }
      await dropDraft(this.#key).catch(() => undefined);
      this.state = 'none';
      return true;
    } catch (error) {
      this.state = 'here';
      // what was typed meanwhile has its own turn
      if (error instanceof Offline || this.options !== sent) return false;
      this.state = error instanceof ServerRefused && error.code === 'text_changed' ? 'overtaken' : 'refused';
      this.problem = { message: said(error), ...whereWrong(error instanceof ServerRefused ? error.field : null, sent) };
      return false;
    }
  }

  /** Somebody else changed the report meanwhile: mine replace theirs. */
  async insist(): Promise<void> {
    this.#was = null;
    this.state = 'here';
    await this.send();
  }

  /** Mine are given up for those of the server. */
  async giveUp(draft: YearDraft): Promise<void> {
    await dropDraft(this.#key).catch(() => undefined);
    [this.options, this.#was, this.state, this.problem] = [optionsOf(draft), draft.version, 'none', null];
  }

  /** What the state is, in words. */
  get told(): string {
    if (this.unkept) return words.state.unkept;
    return words.state[this.state];
  }
}
