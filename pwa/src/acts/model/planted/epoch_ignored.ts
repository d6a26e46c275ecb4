import { vi } from 'vitest';
import { NO_FEED } from '../../../store/feed';
import * as again from '../../../sync/again';
import type { Happening } from '../hunt';

/** Told of another epoch the phone takes its name, and goes on as if nothing had happened. */
export const plant = (): void => {
  vi.spyOn(again, 'restored').mockImplementation(async (db, epoch) => {
    const feed = (await db.getMeta('feed')) ?? NO_FEED;
    await db.setMeta('feed', { ...feed, epoch, cursor: 0, building: null });
  });
};

export const shortest: Happening[] = [
  ['two tabs write at once', 0, 0, 0],
  ['the server is restored', 0, 0, 0],
];

export const breaks = 'what was said to be done is done';
