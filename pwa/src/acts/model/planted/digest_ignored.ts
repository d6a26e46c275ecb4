import { vi } from 'vitest';
import type { Happening } from '../hunt';

/** An answer is believed whatever its digest says. */
export const plant = (): void => {
  const get = Headers.prototype.get;
  vi.spyOn(Headers.prototype, 'get').mockImplementation(function (this: Headers, name) {
    return name === 'Unencoded-Digest' ? null : get.call(this, name);
  });
};

export const shortest: Happening[] = [
  ['somebody is met', 0, 0, 0],
  ['a sync meets trouble', 0, 3, 0],
];

export const breaks = '7. no cursor is ahead of its rows';
