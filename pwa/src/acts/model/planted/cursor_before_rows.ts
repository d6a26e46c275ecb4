import { vi } from 'vitest';
import type { WireRow } from '../../../domain/operation';
import * as server from '../../../server/sync';
import * as apply from '../../../sync/apply';
import type { Happening } from '../hunt';

/** The phone keeps the cursor of each page at once, and the rows when the last one has come. */
export const plant = (): void => {
  const { pull } = server;
  const { putRows } = apply;
  let waiting: WireRow[] = [];
  let more = false;
  vi.spyOn(server, 'pull').mockImplementation(async (...asked) => {
    const page = await pull(...asked);
    if (asked[1] === 0) waiting = [];
    more = page.more;
    return page;
  });
  vi.spyOn(apply, 'putRows').mockImplementation(async (db, generation, rows) => {
    waiting.push(...rows);
    if (more) return;
    await putRows(db, generation, waiting);
    waiting = [];
  });
};

export const shortest: Happening[] = [
  ['the server is restored', 0, 0, 0],
  ['somebody is met', 2, 0, 0],
  ['a note is written during a sync', 0, 0, 0],
  ['a sync meets trouble', 2, 0, 9],
];

export const breaks = '7. no cursor is ahead of its rows';
