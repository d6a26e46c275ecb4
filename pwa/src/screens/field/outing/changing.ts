import type { OutingChanges } from '../../../acts';
import type { Code } from '../../../domain/codes';
import type { Outing } from '../../../domain/records';
import { counterOf, countersOf, isEvent } from './starting';

/** What may change of an outing under way. */
export interface Changing {
  team: string[];
  /** `me`, `each` or a colleague. */
  counter: string;
  partners: NonNullable<Outing['partners']>;
  withTruck: boolean;
  healthDesk: boolean;
  title: string;
  activity: Code<'event_activity'> | null;
}

type Stored = Pick<Outing, 'kind' | 'team' | 'counters' | 'partners' | 'with_truck' | 'health_desk' | 'title' | 'activity'>;

/** As it stands. */
export const changingOf = (outing: Stored, me: string): Changing => ({
  team: [...(outing.team ?? [])],
  counter: counterOf(outing.counters, me),
  partners: (outing.partners ?? []).map((one) => ({ ...one })),
  withTruck: outing.with_truck ?? false,
  healthDesk: outing.health_desk ?? false,
  title: outing.title ?? '',
  activity: outing.activity,
});

/** Only what the person changed: what a colleague changes meanwhile, elsewhere on the outing, stays theirs. */
export const changesOf = (now: Changing, before: Changing, { kind }: Pick<Outing, 'kind'>, me: string): OutingChanges => {
  const moved = (of: (one: Changing) => unknown): boolean => JSON.stringify(of(now)) !== JSON.stringify(of(before));
  const event = isEvent({ kind });
  return {
    ...(moved(({ team }) => [...team].sort()) ? { team: now.team } : {}),
    ...(moved(({ counter, team }) => countersOf(counter, team, me)) ? { counters: countersOf(now.counter, now.team, me) } : {}),
    ...(moved(({ partners }) => partners) ? { partners: now.partners } : {}),
    ...(moved(({ withTruck }) => withTruck) ? { with_truck: now.withTruck } : {}),
    ...(moved(({ healthDesk }) => healthDesk) ? { health_desk: now.healthDesk } : {}),
    ...(event && moved(({ title }) => title.trim()) ? { title: now.title.trim() || null } : {}),
    ...(event && moved(({ activity }) => activity) ? { activity: now.activity } : {}),
  };
};
