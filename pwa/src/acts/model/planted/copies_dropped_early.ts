import { vi } from 'vitest';
import * as server from '../../../server/sync';
import { dropAllCopies } from '../../../store/second_copy';
import type { Happening } from '../hunt';

/** Second copies leave when their notes are sent, not when they are received. */
export const plant = (): void => {
  const { push } = server;
  vi.spyOn(server, 'push').mockImplementation(async (account, sent) => {
    await dropAllCopies(account);
    return push(account, sent);
  });
};

export const shortest: Happening[] = [
  ['a step is settled', 3, 0, 0],
  ['Karim has another role', 0, 0, 0],
  ['a phone syncs', 0, 0, 0],
  ['a browser throws all away', 0, 0, 0],
];

export const breaks = 'unsent notes had no second copy';
