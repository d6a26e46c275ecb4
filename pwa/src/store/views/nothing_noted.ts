import { live, type Live } from '../live';
import type { Reading } from '../reading';
import { notedOn, oneOuting, type OneOuting } from './merged';

const HUNG = ['encounter', 'identification', 'step', 'health_act'] as const;

/** Whether nothing says that an outing took place, nor any merged into it: nobody met, nothing done or arranged, no estimate. */
export const nothingOn = async (reading: Reading, one: OneOuting): Promise<boolean> => {
  if (one.members.some(({ attendance_estimate }) => attendance_estimate)) return false;
  const found = await Promise.all(HUNG.map((type) => notedOn(reading, type, one)));
  return found.every((rows) => rows.length === 0);
};

/** The same of an outing of this phone, as it stands. */
export const nothingNoted = (outing: string): Live<boolean> =>
  live(
    async (reading) => {
      const one = await oneOuting(reading, outing);
      return one !== null && !one.head.deleted && nothingOn(reading, one);
    },
    (found) => found,
  );

/** Whether something is noted on an outing that was taken away: it counts nowhere. */
export const somethingOnRemoved = (outing: string): Live<boolean> =>
  live(
    async (reading) => {
      const row = await reading.get('outing', outing);
      return row !== null && row.deleted && !(await nothingOn(reading, { head: row, members: [row] }));
    },
    (found) => found,
  );
