import { atTime, plusDays, type Day, type Instant } from '../../../domain/days';
import { relanceList as words } from '../../../text/relance_list';
import { youth } from '../../../text/field_youth';
import { today, zone } from '../here';

/** When something is to be done: tomorrow, in a week, or on a date; with its hour when it is a rendez-vous. */
export class When {
  choice: 'tomorrow' | 'week' | 'date' | null = $state('tomorrow');
  day = $state('');
  hour = $state('');

  /** The day chosen; empty when none is, yet. */
  get date(): Day {
    const now = today();
    if (this.choice === 'date') return this.day;
    return plusDays(now, this.choice === 'week' ? 7 : 1);
  }

  /** What is missing, the first of it. */
  lacks(timed: boolean): { field: 'at' | 'hour'; message: string } | null {
    if (!this.date || this.date < today()) return { field: 'at', message: youth.dateMissing };
    return timed && !/^\d\d:\d\d$/.test(this.hour) ? { field: 'hour', message: words.hourMissing } : null;
  }

  /** The day, or the moment of a rendez-vous. */
  at(timed: boolean): Day | Instant {
    return timed ? atTime(this.date, this.hour, zone()) : this.date;
  }
}
