import { vi } from 'vitest';
import * as scrubbing from '../../../sync/scrub';
import type { Happening } from '../hunt';

/** Whoever was erased leaves the rows; what waits or was answered still names them. */
export const plant = (): void => {
  vi.spyOn(scrubbing, 'scrub').mockResolvedValue();
};

export const shortest: Happening[] = [
  ['a step is noted', 0, 0, 0],
  ['a youth is erased', 0, 0, 0],
];

export const breaks = '12. nothing sealed is left of whoever was erased';
