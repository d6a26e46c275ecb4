import { current } from '../account';
import type { Live } from '../live';
import { youthIndex } from '../youth_index';
import type { YouthLine } from '../youth_index/line';

export type { OpenedYouth, YouthFacts, YouthLine } from '../youth_index/line';

/** Every file, the latest seen first, merged ones under the one that stands for them, erased ones left out. */
export const youths = (): Live<YouthLine[]> => {
  const account = current();
  return { subscribe: (run) => youthIndex(account).subscribe(run) };
};

/** Those seen last, their names open, while the whole list is still being read; `undefined` otherwise. */
export const youthsSeenLast = (): Live<YouthLine[]> => {
  const account = current();
  return { subscribe: (run) => youthIndex(account).subscribeFirst(run) };
};

/** The name of this youth is on screen: it is opened before those that are not. */
export const openFirst = (id: string): void => youthIndex(current()).want(id);
