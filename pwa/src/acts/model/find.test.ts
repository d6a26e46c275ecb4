import 'fake-indexeddb/auto';
import { afterEach, test, vi } from 'vitest';
import { current } from '../../store/account';
import { syncOnce } from '../../sync/run';
import { hunt } from './hunt';
import { BUGS } from './planted';

vi.mock('../../sync', async (original) => ({ ...(await original<object>()), syncNow: () => syncOnce(current()) }));
afterEach(() => void vi.restoreAllMocks());
for (const [name, { plant }] of Object.entries(BUGS))
  test(name, async () => {
    plant();
    try { await hunt(400, 16, 11); console.log('NOT FOUND', name); } catch (e) { console.log('FOUND', name, String((e as Error).message).slice(0, 1500), String((e as any).cause?.message ?? '').slice(0, 600)); }
  }, 600_000);
