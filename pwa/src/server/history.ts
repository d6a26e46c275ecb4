import type { components } from '../domain/api.gen';
import { call } from './api';

/** A page of who changed what of a file. */
export type HistoryPage = components['schemas']['HistoryOut'];

/** The operations on a youth’s file committed after the cursor `after`. */
export const historyPage = (account: string, youth: string, after: number): Promise<HistoryPage> =>
  call(`/sync/history/youth/${encodeURIComponent(youth)}`, { account, query: { after } });
