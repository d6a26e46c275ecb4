import { vi } from 'vitest';
import * as again from '../../../sync/again';
import type { Happening } from '../hunt';

/** After a restore the phone reads all again, but does not send what it had been answered. */
export const plant = (): void => {
  vi.spyOn(again, 'restored').mockImplementation(async (db, epoch) => {
    await db.journal.clear();
    await again.beginAgain(db, epoch);
  });
};

export const shortest: Happening[] = [
  ['two tabs write at once', 0, 0, 0],
  ['the server is restored', 0, 0, 0],
];

export const breaks = '2. every note is on a phone or on the server';
