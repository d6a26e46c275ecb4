import type { Trained } from '../../domain/training';
import { live, type Live } from '../live';

/** What the trainee has done in the sandbox since it was opened, and when the first thing was, in ms. */
export const trained = (): Live<Trained> =>
  live(
    async (reading): Promise<Trained> => {
      const me = reading.account.person;
      const outings = await reading.all('outing');
      const mine = outings.filter(({ started_at, truth }) => started_at && truth !== 'server');
      const met = (await Promise.all(outings.map(({ id }) => reading.by('encounter', 'outing', id, { deleted: true })))).flat();
      const own = met.filter(({ by, truth }) => by === me && truth !== 'server');
      const kept = own.filter(({ deleted }) => !deleted);
      const files = (await reading.all('youth')).filter(({ truth }) => truth !== 'server');
      const fresh = new Set(files.filter(({ seen }) => seen === null).map(({ id }) => id));
      const steps = await reading.all('step');
      return {
        begun: mine.length,
        closed: mine.filter(({ status }) => status === 'closed').length,
        counted: kept.reduce((sum, { count }) => sum + count, 0),
        takenBack: own.length - kept.length,
        noted: fresh.size,
        metAgain: kept.filter(({ youth }) => youth !== null && !fresh.has(youth)).length,
        settled: steps.filter(({ status, truth }) => status === 'done' && truth !== 'server').length,
      };
    },
    (found) => found,
  );
