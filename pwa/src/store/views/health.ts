import { dayOf } from '../../domain/days';
import { headOf } from '../../domain/merging';
import type { Viewed } from '../../domain/replay';
import type { YouthName } from '../../domain/records';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import { erasedAmong } from './erased';
import { mergedFiles, notedOn, oneOuting } from './merged';

/** An act of the health desk with the name of whom it was for, and whether the file that stands for them is closed. */
export type HealthLine = Viewed<'health_act'> & { youthName: Opened<YouthName>; closed: boolean };

/** The acts of an outing, and appointments of today made before it; earliest first. */
export const healthDesk = (outing: string): Live<HealthLine[]> =>
  live(
    async (reading) => {
      const { account } = reading;
      const today = dayOf(account.now(), account.zone);
      const one = await oneOuting(reading, outing);
      const [here, planned] = await Promise.all([
        one ? notedOn(reading, 'health_act', one) : [],
        reading.by('health_act', 'status', 'planned'),
      ]);
      const known = new Set(here.map(({ id }) => id));
      const due = planned.filter(({ id, at }) => !known.has(id) && dayOf(at, account.zone) === today);
      const all = [...here, ...due].sort((before, after) => (before.at < after.at ? -1 : 1));
      const files = await reading.some('youth', all.flatMap(({ youth }) => youth ?? []));
      const youths = new Map(files.map((file) => [file.id, file]));
      const into = await mergedFiles(reading);
      const gone = await erasedAmong(reading, youths.keys(), into);
      const heads = await reading.some('youth', [...youths.keys()].map((file) => headOf(file, into)));
      const closed = new Set(heads.flatMap(({ id, closed_at }) => (closed_at ? [id] : [])));
      return all.map((act) => ({
        act,
        gone: gone.has(act.youth ?? ''),
        closed: act.youth !== null && closed.has(headOf(act.youth, into)),
        youth: act.youth ? (youths.get(act.youth) ?? null) : null,
      }));
    },
    (lines, opened) =>
      lines.map(({ act, gone, closed, youth }) => ({
        ...act,
        closed,
        youthName: gone
          ? { state: 'erased' }
          : opened.read<YouthName>('youth', youth?.id ?? '', 'name', youth?.name),
      })),
  );
