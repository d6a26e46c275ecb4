import type { Feed, Reader } from './schema';

/** A reading of everything, of which nothing has come yet. */
export const fromZero = (generation: number, epoch: string): Reader => ({
  generation,
  epoch,
  cursor: 0,
  scopes: null,
  pushed: 0,
});

/** Before the first sign-in has written one. */
export const NO_FEED: Feed = { ...fromZero(1, ''), building: null };
