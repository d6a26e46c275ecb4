import { describe, expect, it } from 'vitest';
import { groupStates } from './key_check';

const groups = ['7KQ2', 'M9TX', '4HRB', 'W0CE'];
const beginning = {
  groups,
  asked: [1, 3] as [number, number],
  isRight: (typed: [string, string]) => typed[0].toUpperCase() === 'M9TX' && typed[1].toUpperCase() === 'W0CE',
};

describe('typing two groups back', () => {
  it('says nothing before a group is whole', () => {
    expect(groupStates(beginning, ['', 'W0C'])).toEqual(['empty', 'empty']);
  });

  it('judges each group by itself', () => {
    expect(groupStates(beginning, ['m9tx', ''])).toEqual(['right', 'empty']);
    expect(groupStates(beginning, ['4HRB', 'W0CE'])).toEqual(['wrong', 'right']);
  });
});
