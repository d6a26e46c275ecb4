import { vi } from 'vitest';
import * as apply from '../../../sync/apply';
import { scrub } from '../../../sync/scrub';
import type { Happening } from '../hunt';

/** Rows are kept as they arrive, whatever `seq` the phone holds already. */
export const plant = (): void => {
  vi.spyOn(apply, 'putRows').mockImplementation(async (db, generation, rows) => {
    await db.base.bulkPut(rows.map((row) => ({ ...row, generation })));
    await scrub(db, rows.filter(({ erased }) => erased));
  });
};

export const shortest: Happening[] = [
  ['somebody is met', 2, 0, 0],
  ['an answer is late', 2, 1, 1],
];

export const breaks = 'what was answered stays in sight';
