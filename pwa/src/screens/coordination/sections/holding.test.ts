import { expect, test } from 'vitest';
import { steering } from '../../../text/steering';
import { known, lasting, type After } from './holding';

const after = (more: Partial<After>): After => ({ months: 3, total: 0, by_result: [], ended_otherwise: 0, unchecked: 0, ...more });
const results = (counts: Record<string, number>): After['by_result'] => Object.entries(counts).map(([code, n]) => ({ code, label: code, n }));

test('the share is of pathways checked or ended, those that ended otherwise included, those to check left out', () => {
  const three = after({ total: 9, by_result: results({ ongoing: 2, ended_well: 1, interrupted: 1, no_news: 1 }), ended_otherwise: 1, unchecked: 3 });
  expect([lasting(three), known(three)]).toEqual([3, 6]);
  expect(steering.held.says(lasting(three), known(three), 3)).toContain('(3/6) des parcours vérifiés ou terminés');
});
