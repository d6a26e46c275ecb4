import { vi } from 'vitest';
import * as server from '../../../server/sync';
import { current } from '../../../store/account';
import type { Happening } from '../hunt';

/** The phone takes a note out of its outbox when it sends it, not when it is answered. */
export const plant = (): void => {
  const { push } = server;
  vi.spyOn(server, 'push').mockImplementation(async (account, sent) => {
    await current().db.outbox.bulkDelete(sent.ops.map(({ op }) => op));
    return push(account, sent);
  });
};

export const shortest: Happening[] = [['something poisonous is written', 0, 0, 0]];

export const breaks = '2. every note is on a phone or on the server';
