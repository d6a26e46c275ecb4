import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { hunt, live } from './hunt';
import { BUGS } from './planted';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));

/** Within which the long hunt is to catch each bug. */
const MOST_RUNS = 1_500;
afterEach(() => void vi.restoreAllMocks());
const PATIENCE = 30_000;
const long = Boolean(process.env.KAFTRUCK_LONG);

describe.each(Object.entries(BUGS))('%s', (_name, { plant, shortest }) => {
  test('the shortest run that shows it ends well without it', () => live(shortest), PATIENCE);

  test('the shortest run that shows it is caught with it', async () => {
    plant();
    await expect(live(shortest)).rejects.toThrow();
  }, PATIENCE);

  test.runIf(long)('the hunt catches it', async () => {
    plant();
    await expect(hunt(MOST_RUNS, 20)).rejects.toThrow();
  }, 3_600_000);
});
