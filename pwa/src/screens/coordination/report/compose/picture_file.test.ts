import { expect, test } from 'vitest';
import { fitted } from './picture_file';

test('a picture is drawn 1600 pixels long at most, and never larger than it was', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(900, 3200)).toEqual({ width: 450, height: 1600 });
  expect(fitted(300, 200)).toEqual({ width: 300, height: 200 });
  expect(fitted(8000, 1)).toEqual({ width: 1600, height: 1 });
});
