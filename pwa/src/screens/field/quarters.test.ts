import { expect, test } from 'vitest';
import { quarterOptions } from './quarters';

const quarter = (id: string, more: object = {}) => ({ id, name: id, deleted: false, valid_from: null, valid_until: null, ...more });

test('the quarters of the day are on offer, and the one chosen before whatever became of it', () => {
  const all = [
    quarter('Battant', { valid_from: '2024-01-01' }),
    quarter('Grette', { valid_until: '2023-12-31' }),
    quarter('Planoise'),
    quarter('Rivotte', { deleted: true }),
  ];
  const offered = (kept: string, day: string) => quarterOptions(all, kept, day).map(({ value }) => value);
  expect(offered('', '2026-06-16')).toEqual(['Battant', 'Planoise']);
  expect(offered('', '2023-06-16')).toEqual(['Grette', 'Planoise']);
  expect(offered('Rivotte', '2026-06-16')).toEqual(['Battant', 'Planoise', 'Rivotte']);
});
