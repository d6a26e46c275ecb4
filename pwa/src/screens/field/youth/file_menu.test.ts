import { expect, test } from 'vitest';
import type { YouthPage } from '../../../store/views';
import { fileMenu } from './file_menu';

const keys = (closed_at: string | null): string[] =>
  fileMenu({ youth: { closed_at }, mayPart: false, mayIdentifyAgain: false } as YouthPage, false).map(({ key }) => key);

test('a relance is proposed while the file is open, and opening it again once it is closed', () => {
  expect(keys(null)).toEqual(['relance', 'identity', 'complete', 'history', 'compare', 'close', 'danger']);
  expect(keys('2026-06-16')).toEqual(['identity', 'complete', 'history', 'compare', 'reopen', 'danger']);
});
