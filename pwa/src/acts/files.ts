import { isValid, type Code } from '../domain/codes';
import type { Day } from '../domain/days';
import { headOf } from '../domain/merging';
import { current } from '../store/account';
import { look } from '../store/live';
import { mergedFiles } from '../store/views/merged';
import { act, flag, patch } from './act';
import { pastDay } from './pathways';
import { mayWrite, must } from './refused';
import { UNKNOWN } from './youths';

/** Whether the file that stands for this youth is closed: what is planned for it comes back to nobody. */
export const isClosed = (youth: string): Promise<boolean> =>
  look(async (reading) => {
    const head = await reading.get('youth', headOf(youth, await mergedFiles(reading)));
    return Boolean(head?.closed_at);
  });

/** The file is closed, and why. */
export const closeFile = async (
  youth: string,
  { reason, on }: { reason: Code<'lost_reason'>; on?: Day },
): Promise<void> => {
  must(isValid('lost_reason', reason), 'lost_reason', 'Donnez la raison.');
  const set = { closed_at: pastDay(on, 'closed_at'), lost_reason: reason };
  await act('youth.closed', [patch('youth', youth, set, { typed: on ? ['closed_at'] : [] })]);
};

/** The file is open again. */
export const reopenFile = async (youth: string): Promise<void> => {
  await act('youth.reopened', [patch('youth', youth, { closed_at: null, lost_reason: null })]);
};

/** Everything that names this person goes, on the server and on every phone; facts stay. For good. */
export const eraseYouth = async (youth: string): Promise<void> => {
  mayWrite(current(), 'coordinator');
  const found = await look((reading) => reading.get('youth', youth));
  must(found, null, UNKNOWN);
  await act('youth.erased', [flag('youth', youth, 'erase')]);
};
