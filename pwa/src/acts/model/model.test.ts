import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { hunt } from './hunt';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));

const RUNS = Number(process.env.KAFTRUCK_RUNS ?? 60);

test('whatever happens to phones, in whatever order, nothing is lost, doubled or hidden', async () => {
  await expect(hunt(RUNS, 24, process.env.KAFTRUCK_RUNS ? undefined : 7)).resolves.toBeUndefined();
}, 3_600_000);
