import { vi } from 'vitest';
import * as rescued from '../../../sync/rescued';
import type { Happening } from '../hunt';

/** A rescue file's notes go to the outbox whether the phone has them or not. */
export const plant = (): void => {
  vi.spyOn(rescued, 'takeBackOperations').mockImplementation(async ({ db }, operations) => {
    await db.outbox.bulkPut(operations.map(({ was, ...operation }) => operation));
    return operations.length;
  });
};

export const shortest: Happening[] = [
  ['a browser throws all away', 0, 0, 0],
  ['somebody is met', 0, 0, 0],
  ['leftovers are sent', 0, 0, 0],
  ['a tab is closed and opened', 0, 0, 0],
];

export const breaks = 'a note is in one place of a phone';
