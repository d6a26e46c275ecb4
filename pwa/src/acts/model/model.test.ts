import 'fake-indexeddb/auto';
import { test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { hunt } from './hunt';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));

// the same afternoons each time; the long hunt (`make test-long`) has others each time
const [RUNS, EVENTS, SEED] = process.env.KAFTRUCK_LONG ? [4_000, 30, undefined] : [40, 24, 7];

test('whatever happens to phones, in whatever order, nothing is lost, doubled or hidden', () => hunt(RUNS, EVENTS, SEED), 7_200_000);
