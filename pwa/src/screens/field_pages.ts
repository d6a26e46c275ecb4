import type { Component } from 'svelte';
import { Chunk } from './frame/chunk.svelte';

type Screens = typeof import('./field_screens');

/** One of the pages that are read together. */
const page = <P extends Record<string, unknown> = Record<string, never>>(
  of: (screens: Screens) => Component<P>,
): Chunk<P> => new Chunk<P>(async () => ({ default: of(await import('./field_screens')) }));

/** Field pages that the first screen does without. All are on the phone, and read once, together. */
export const pages = {
  outing: page<{ id: string }>(({ OutingPage }) => OutingPage),
  note: page<{ outing?: string }>(({ NoteYouth }) => NoteYouth),
  newOuting: page<{ planning?: boolean }>(({ NewOuting }) => NewOuting),
  closeOuting: page<{ id: string }>(({ CloseOuting }) => CloseOuting),
  youths: page(({ Youths }) => Youths),
  youth: page<{ id: string }>(({ YouthPage }) => YouthPage),
  compare: page<{ id: string; other: string }>(({ Compare }) => Compare),
  relances: page(({ Relances }) => Relances),
  outbox: page(({ Outbox }) => Outbox),
  newPlace: page(({ NewPlace }) => NewPlace),
  settings: page(({ Settings }) => Settings),
};
