import { describe, expect, it } from 'vitest';
import { isSimpleCode } from './simple_code';

describe('a code that anyone would try', () => {
  it('is one digit, a run or a repeated pattern', () => {
    for (const code of ['000000', '123456', '87654321', '01234567', '121212', '12121212', '123123', '1231231'])
      expect(isSimpleCode(code)).toBe(true);
  });

  it('is not just any code', () => {
    for (const code of ['240613', '58201947', '112233', '12123456']) expect(isSimpleCode(code)).toBe(false);
  });
});
