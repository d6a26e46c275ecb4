import { get } from 'svelte/store';
import { session } from '../../../acts/session';
import { Offline } from '../../../server/api';
import { editions, type EditionInfo } from '../../../server/report';
import { report } from '../../../text/report';
import { saidDay } from '../../../ui/format';
import { said } from '../../frame/said';
import { Who } from './who.svelte';

/** What was published, of all years, and in words when and by whom. Make it while its component is made. */
export class EditionList {
  all: EditionInfo[] | null = $state.raw(null);
  problem = $state('');
  offline = $state(false);
  readonly who = new Who();

  async read(): Promise<void> {
    const me = get(session).me;
    try {
      this.all = await editions(me?.id ?? '');
      this.problem = '';
    } catch (error) {
      this.offline = error instanceof Offline;
      this.problem = said(error, report.edition.offlineNone);
    }
  }

  /** `le 3 mai, par Élise`. */
  when = ({ published_at: at, by }: EditionInfo): string => report.editions.line(this.day(at), this.who.said(by));

  day = (at: string): string => saidDay(at, Date.now(), get(session).me?.organisation.time_zone);
}
