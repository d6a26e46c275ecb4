import type { Tapped } from './tapping.svelte';

/** What a touch is called on the undo line: people counted, or a line of its own (whom or what, what was done, and what undoing did). */
export type Said = { groups: readonly Tapped[] } | { name: string; what: string; undone: string };

/** One thing done on an outing that can be taken back and given back. */
export interface Touch {
  said: Said;
  /** The encounters it wrote, once they are known. */
  ids?: readonly string[];
  /** Takes it back, or gives it back. Throws nothing: what fails is said by whoever made it. */
  turn: (back: boolean) => void;
}

const MOST = 10;

/**
 * The last ten touches, undone one after the other, latest first, and given back in the opposite
 * order. A new touch ends what could be given back: that stays in the list by time.
 */
export class Touches {
  #done = $state.raw<readonly Touch[]>([]);
  #undone = $state.raw<readonly Touch[]>([]);

  /** What the next "Annuler" takes back. */
  get last(): Touch | null {
    return this.#done.at(-1) ?? null;
  }

  /** What "Remettre" gives back: what was taken back last. */
  get lastUndone(): Touch | null {
    return this.#undone.at(-1) ?? null;
  }

  /** Something was done. */
  add(touch: Touch): void {
    this.#done = [...this.#done, touch].slice(-MOST);
    this.#undone = [];
  }

  /** Touches of before this screen was opened, earliest first: they can be undone too. */
  recall(touches: readonly Touch[]): void {
    this.#done = [...touches, ...this.#done].slice(-MOST);
  }

  /** Takes the latest back. Answers it, null when nothing is left. */
  undo(): Touch | null {
    const touch = this.last;
    if (!touch) return null;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, touch];
    touch.turn(true);
    return touch;
  }

  /** Gives back what was taken back last. Answers it, null when nothing is. */
  redo(): Touch | null {
    const touch = this.lastUndone;
    if (!touch) return null;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, touch];
    touch.turn(false);
    return touch;
  }

  /** It could not be kept: there is nothing to undo. */
  drop(touch: Touch): void {
    this.#keep((one) => one !== touch);
  }

  /** These counts were mended elsewhere, in the list by time: what wrote them is not undone from here any more. */
  without(ids: readonly string[]): void {
    this.#keep((one) => !one.ids?.some((id) => ids.includes(id)));
  }

  #keep(fits: (touch: Touch) => boolean): void {
    this.#done = this.#done.filter(fits);
    this.#undone = this.#undone.filter(fits);
  }
}
