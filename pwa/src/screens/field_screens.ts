/**
 * The field pages that the first screen does without, as one file: read apart they were some sixty, and
 * each file costs a phone a turn when it installs, updates and opens.
 */
export { default as Compare } from './field/alike/Compare.svelte';
export { default as CloseOuting } from './field/CloseOuting.svelte';
export { default as NewOuting } from './field/NewOuting.svelte';
export { default as NewPlace } from './field/NewPlace.svelte';
export { default as NoteYouth } from './field/NoteYouth.svelte';
export { default as Outbox } from './field/Outbox.svelte';
export { default as OutingPage } from './field/OutingPage.svelte';
export { default as Relances } from './field/Relances.svelte';
export { default as YouthPage } from './field/YouthPage.svelte';
export { default as Youths } from './field/Youths.svelte';
export { default as Settings } from './settings/Settings.svelte';
