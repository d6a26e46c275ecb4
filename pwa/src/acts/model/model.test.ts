import 'fake-indexeddb/auto';
import { test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { type Happening, hunt, live } from './hunt';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));

// the same afternoons each time; the long hunt (`make test-long`) has others each time
const [RUNS, EVENTS, SEED] = process.env.KAFTRUCK_LONG ? [4_000, 30, undefined] : [40, 24, 7];

test('whatever happens to phones, in whatever order, nothing is lost, doubled or hidden', () => hunt(RUNS, EVENTS, SEED), 7_200_000);

/** What the long hunt once found, in few words. */
const FOUND: [string, Happening[]][] = [
  [
    'what was sent from a lost browser is of another role by the first page',
    [['a file changes', 3], ['a browser throws all away'], ['leftovers are sent'], ['Karim has another role']],
  ],
];

test.each(FOUND)('%s: the books balance', (_, happenings) => live(happenings), 60_000);
