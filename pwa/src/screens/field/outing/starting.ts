import type { Code } from '../../../domain/codes';
import type { Outing } from '../../../domain/records';
import type { OutingChanges } from '../../../acts';
import { blankWhen, type WhenPlanned } from './plan_when';

/** An unplanned outing being described. */
export interface OutingDraft extends WhenPlanned {
  kind: Code<'outing_kind'> | null;
  activity: Code<'event_activity'> | null;
  title: string;
  place: { id: string; name: string } | null;
  team: string[];
  partners: NonNullable<Outing['partners']>;
  /** Null: as usual for the kind. */
  withTruck: boolean | null;
  healthDesk: boolean | null;
  /** `me`, `each` or a colleague. */
  counter: string;
}

/** `day`: the one it is planned for, where that is known. */
export const blankOuting = (me: string, day = ''): OutingDraft => ({
  kind: null,
  activity: null,
  title: '',
  place: null,
  team: [me],
  partners: [],
  withTruck: null,
  healthDesk: null,
  counter: 'me',
  ...blankWhen(day),
});

/** Whether the truck usually comes. */
export const usesTruck = ({ kind, withTruck }: OutingDraft): boolean =>
  withTruck ?? (kind === 'truck_outing' || kind === 'health_outing');

/** Whether there is a health desk: an outing for health is one by itself. */
export const hasHealthDesk = ({ kind, healthDesk }: OutingDraft): boolean => healthDesk ?? kind === 'health_outing';

/** Whose ids `counters` gets for a choice of TeamChoice; empty: everybody counts. */
export const countersOf = (counter: string, team: readonly string[], me: string): string[] => {
  if (counter === 'each' || team.length < 2) return [];
  return [counter === 'me' ? me : counter];
};

/** The choice of TeamChoice that `counters` stands for. */
export const counterOf = (counters: readonly string[] | null, me: string): string => {
  const [only, ...more] = counters ?? [];
  if (only === undefined || more.length) return 'each';
  return only === me ? 'me' : only;
};

/** Whether the kind has an activity and a name of its own. */
export const isEvent = ({ kind }: Pick<OutingDraft, 'kind'>): boolean => kind === 'event' || kind === 'pretext_event';

/** Only what happens on line has no place. */
export const needsPlace = ({ kind }: OutingDraft): boolean => kind !== 'digital_outreach';

/** The same outing once more, for other hours. */
export const copyOf = (outing: Outing): OutingChanges & Pick<Outing, 'kind'> => {
  const { kind, with_truck, activity, title, place, team, counters, partners, health_desk } = outing;
  return { kind, with_truck, activity, title, place, team, counters, partners, health_desk };
};

/** What the act is given. */
export const toStart = (
  draft: OutingDraft & { kind: Code<'outing_kind'> },
  me: string,
): OutingChanges & { kind: Code<'outing_kind'> } => {
  const { kind, team, counter, place, activity, title, partners } = draft;
  return {
    kind,
    place: needsPlace(draft) ? (place?.id ?? null) : null,
    with_truck: usesTruck(draft),
    team,
    partners,
    counters: countersOf(counter, team, me),
    health_desk: hasHealthDesk(draft),
    ...(isEvent(draft) ? { activity, title: title.trim() || null } : {}),
  };
};
