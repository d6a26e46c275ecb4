import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { hunt, live } from './hunt';
import { BUGS } from './planted';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));

/** Within which the long hunt is to catch each bug. */
const MOST_RUNS = 2_000;
const PATIENCE = 30_000;
const long = Boolean(process.env.KAFTRUCK_LONG);

afterEach(() => void vi.restoreAllMocks());

describe.each(Object.entries(BUGS))('%s', (_name, { plant, shortest, breaks }) => {
  test('the shortest run that shows it ends well without it', () => live(shortest), PATIENCE);

  test('the shortest run that shows it is caught with it', async () => {
    plant();
    await expect(live(shortest)).rejects.toThrow(breaks);
  }, PATIENCE);

  test.runIf(long)('the hunt catches it', async () => {
    plant();
    await expect(hunt(MOST_RUNS, 20)).rejects.toThrow('Property failed');
  }, 3_600_000);
});
