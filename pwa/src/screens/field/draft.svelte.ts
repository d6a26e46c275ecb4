import { onDestroy } from 'svelte';
import { dropDraft, finishing, readDraft, saveDraft } from '../../acts';
import { update } from '../../sw/registration.svelte';

/**
 * A form half filled, kept sealed on this phone at each change and given back after a reload, a lock
 * or a call. As long as its form is open no new version of the app takes over. Make it while its
 * component is made. Nothing is kept before the first change, nor after `drop`.
 */
export class Draft<T extends object> {
  value: T;
  ready = $state(false);
  /** The form was given back as it had been left. */
  restored = $state(false);
  /** The last change could not be kept. */
  failed = $state(false);
  readonly #blank: string;
  #kept: string;
  #wanted: string | null = null;
  #writing: Promise<void> | null = null;
  #over = false;

  constructor(
    private readonly key: string,
    private readonly initial: () => T,
    /** The youth it is about, so that erasing reaches it. */
    private readonly about: string | null = null,
    /** Puts what was kept where the form has it, when that is not `value`. */
    private readonly restore: (kept: T) => void = () => undefined,
  ) {
    const first = initial();
    this.#blank = JSON.stringify(first);
    this.#kept = this.#blank;
    this.value = $state(first);
    onDestroy(update.hold());
  }

  /** Reads what was kept, once, before anything is typed. */
  async load(): Promise<void> {
    try {
      const kept = await readDraft<T>(this.key);
      if (kept) {
        this.value = { ...this.initial(), ...kept };
        this.#kept = JSON.stringify(this.value);
        this.restore(this.value);
        this.restored = true;
      }
    } catch {
      this.failed = true;
    }
    this.ready = true;
  }

  /** Keeps the form as it is now; call it from an effect, with a snapshot. */
  keep(now: T): void {
    const text = JSON.stringify(now);
    if (!this.ready || this.#over || text === this.#kept) return;
    this.#kept = text;
    this.#wanted = text;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    while (this.#wanted !== null && !this.#over) {
      const text = this.#wanted;
      this.#wanted = null;
      try {
        if (text === this.#blank) await dropDraft(this.key);
        else await saveDraft(this.key, JSON.parse(text), this.about);
        this.failed = false;
      } catch {
        this.failed = true;
      }
    }
    this.#writing = null;
  }

  /** What it was filled for came to be, or is coming to be: nothing more comes of it. */
  get over(): boolean {
    return this.#over;
  }

  /** The act that the form was filled for: the form leaves with it, and stays if it does not come to be. */
  async end<A>(act: () => Promise<A>): Promise<A> {
    this.#over = true;
    try {
      await this.#writing;
      return await finishing(this.key, act);
    } catch (why) {
      this.#over = false;
      throw why;
    }
  }

  /** The form was saved, or thrown away: nothing of it is left. */
  async drop(): Promise<void> {
    this.#over = true;
    await this.#writing;
    await dropDraft(this.key);
  }

  /** Empties the form and goes on. */
  async startAgain(): Promise<void> {
    this.value = this.initial();
    this.restored = false;
  }
}

/** Where a form is kept half filled, and the youth it is about. */
export interface Kept {
  key: string;
  about: string | null;
}

/** The draft of a form that has its answers in variables of its own: `read` says them, `write` puts them back. */
export const draftOf = <T extends object>(key: string, about: string | null, read: () => T, write: (kept: T) => void): Draft<T> => {
  const draft = new Draft<T>(key, read, about, write);
  void draft.load();
  $effect(() => draft.keep($state.snapshot(read()) as T));
  return draft;
};
