import { expect, test } from 'vitest';
import { backOff, pause } from './delays';
import { stateOf, type Phase } from './state';

const PHASES: Phase[] = [
  { is: 'idle' },
  { is: 'running' },
  { is: 'offline' },
  { is: 'reading', done: 3 },
  { is: 'problem', code: 'unexpected', message: 'Non.' },
];

test('"à jour" is said only after a receipt, with nothing left and no trouble', () => {
  for (const phase of PHASES)
    for (const count of [0, 2])
      for (const receipt of [null, 1_000]) {
        const { what } = stateOf(phase, { count, receipt });
        const mayBe = count === 0 && receipt !== null && ['idle', 'running'].includes(phase.is);
        expect(what === 'uptodate').toBe(mayBe);
      }
});

test('a look for news with nothing to send does not say that something is being sent', () => {
  expect(stateOf({ is: 'running' }, { count: 0, receipt: 5 })).toEqual({ what: 'uptodate', at: 5 });
  expect(stateOf({ is: 'running' }, { count: 1, receipt: 5 })).toEqual({ what: 'sending', count: 1 });
});

test('tries space out from seconds to five minutes, never all at the same moment', () => {
  const most = [1, 2, 3, 4, 10, 60].map((failures) => backOff(failures, null, 1));
  expect(most).toEqual([5_000, 10_000, 20_000, 40_000, 300_000, 300_000]);
  expect(backOff(3, null, 0)).toBe(10_000);
  expect(backOff(1, 60_000, 0)).toBe(60_000);
  expect(pause(true)).toBeLessThan(pause(false));
});
