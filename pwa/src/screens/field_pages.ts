import { Chunk } from './frame/chunk.svelte';

/** Field pages that the first screen does without. All are on the phone; each is read once. */
export const pages = {
  outing: new Chunk<{ id: string }>(() => import('./field/OutingPage.svelte')),
  note: new Chunk<{ outing?: string }>(() => import('./field/NoteYouth.svelte')),
  newOuting: new Chunk<{ planning?: boolean }>(() => import('./field/NewOuting.svelte')),
  closeOuting: new Chunk<{ id: string }>(() => import('./field/CloseOuting.svelte')),
  youths: new Chunk(() => import('./field/Youths.svelte')),
  youth: new Chunk<{ id: string }>(() => import('./field/YouthPage.svelte')),
  compare: new Chunk<{ id: string; other: string }>(() => import('./field/alike/Compare.svelte')),
  relances: new Chunk(() => import('./field/Relances.svelte')),
  outbox: new Chunk(() => import('./field/Outbox.svelte')),
  newPlace: new Chunk(() => import('./field/NewPlace.svelte')),
  settings: new Chunk(() => import('./settings/Settings.svelte')),
};
