import { vi } from 'vitest';
import * as again from '../../../sync/again';
import type { Happening } from '../hunt';

/** What is read again goes over the old rows: those no longer granted stay. */
export const plant = (): void => {
  vi.spyOn(again, 'nextGeneration').mockImplementation(({ generation }) => generation);
};

export const shortest: Happening[] = [['Karim has another role', 0, 0, 0]];

export const breaks = '3. at rest a phone’s rows are the server’s';
