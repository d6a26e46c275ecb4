import type { Component } from 'svelte';
import { idle } from '../../acts/session/idle';

/** A part of the application that is read when it is needed, or a little before: once. */
export class Chunk<P extends Record<string, unknown> = Record<string, never>> {
  /** Its component, once it is here. */
  opened = $state.raw<Component<P> | null>(null);
  /** It could not be read: `read` tries again. */
  failed = $state(false);
  #coming: Promise<void> | null = null;

  constructor(private readonly open: () => Promise<{ default: Component<P> }>) {}

  /** Reads it, unless it is here or coming. Never rejects: see `failed`. */
  read(): Promise<void> {
    return (this.#coming ??= this.#read());
  }

  async #read(): Promise<void> {
    this.failed = false;
    try {
      this.opened = (await this.open()).default;
    } catch {
      this.failed = true;
      this.#coming = null;
    }
  }
}

/** Reads parts one after the other while the person does nothing; the answer stops it. */
export const readWhenIdle = (chunks: readonly { read(): Promise<void> }[]): (() => void) => {
  let over = false;
  const run = async (): Promise<void> => {
    for (const chunk of chunks) {
      await idle();
      if (over) return;
      await chunk.read();
    }
  };
  void run();
  return () => (over = true);
};
