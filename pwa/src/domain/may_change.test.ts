import { expect, test } from 'vitest';
import { mayChange } from './may_change';

test.each([
  ['partner', 'me', true],
  ['partner', 'colleague', false],
  ['outreach', 'colleague', true],
  ['coordinator', 'colleague', true],
])('%s, made by %s', (role, by, may) => {
  expect(mayChange({ role, id: 'me' }, by)).toBe(may);
});
