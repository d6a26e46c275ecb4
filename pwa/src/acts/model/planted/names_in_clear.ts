import { vi } from 'vitest';
import * as seal from '../../../seal/field';
import type { Happening } from '../hunt';

/** A note is written as it was typed. */
export const plant = (): void => {
  const { sealField } = seal;
  vi.spyOn(seal, 'sealField').mockImplementation((keys, type, id, field, value) =>
    field === 'note' ? Promise.resolve(JSON.stringify(value)) : sealField(keys, type, id, field, value),
  );
};

export const shortest: Happening[] = [['a youth is noted', 0, 0, 0]];

export const breaks = '9. nothing in clear';
