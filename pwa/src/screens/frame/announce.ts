import { writable } from 'svelte/store';

const said = writable('');

/** What was last said to those who do not see the screen. */
export const announced = { subscribe: said.subscribe };

/** Says a short sentence through the app's one live region. */
export const announce = (sentence: string): void => said.set(sentence);

/** The same once what it is about is painted: the eye first. */
export const announceSoon = (sentence: string): void => {
  requestAnimationFrame(() => setTimeout(announce, 0, sentence));
};
