import { look } from '../../../store/views';
import { allEncounters } from '../../../store/views/tally';
import { myId } from '../here';
import type { Tapped } from './tapping.svelte';

/** Counts kept in one touch. */
export interface Recalled {
  groups: Tapped[];
  ids: string[];
}

const MOST = 10;

/** My last touches on an outing, earliest first, as kept on this phone: after a reload or a lock they can still be undone. What one touch counted was met at one moment. */
export const recalled = async (outing: string): Promise<Recalled[]> => {
  const me = myId();
  const all = await look((reading) => allEncounters(reading, outing));
  const mine = all.filter((one) => one.by === me && one.youth === null && !one.deleted && !one.uncounted);
  mine.sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
  const touches = new Map<string, Recalled>();
  for (const { id, at, age_band, gender, count, first_time, public: whom } of mine) {
    const touch = touches.get(at) ?? { groups: [], ids: [] };
    touch.groups.push({ age_band, gender, count, first_time, public: whom });
    touch.ids.push(id);
    touches.set(at, touch);
  }
  return [...touches.values()].slice(-MOST);
};
