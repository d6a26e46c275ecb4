import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePhone, typedPhone } from './phone_numbers';

test('a French number comes in pairs while it is typed', () => {
  expect(typedPhone('06')).toBe('06');
  expect(typedPhone('0639')).toBe('06 39');
  expect(typedPhone('06 39980412')).toBe('06 39 98 04 12');
  expect(typedPhone('+33639980412')).toBe('+33 6 39 98 04 12');
  expect(typedPhone('0033 639980412')).toBe('0033 6 39 98 04 12');
  expect(typedPhone('+40 721 234')).toBe('+40 721 234');
});

test('what is typed changes by its spaces only, and is read as the same number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0-9 .]{0,16}$/), (typed) => {
      const shown = typedPhone(typed);
      expect(shown.replace(/[\s.]/g, '')).toBe(typed.replace(/[\s.]/g, ''));
      expect(parsePhone(shown)).toBe(parsePhone(typed));
      expect(typedPhone(shown)).toBe(shown);
    }),
  );
});
