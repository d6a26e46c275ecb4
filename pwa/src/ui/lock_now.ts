import { getContext, setContext } from 'svelte';

const KEY = Symbol('lock');

/** Every sheet beneath this component shows a lock that one touch closes. Call while a component is made. */
export const offerLock = (lock: () => void): void => void setContext(KEY, lock);

/** What locks from here; nothing where there is nothing to lock. */
export const lockOffered = (): (() => void) | undefined => getContext(KEY);
