import type { Code } from '../../../domain/codes';
import type { Outing } from '../../../domain/records';
import type { OutingChanges } from '../../../acts';
import { atTime, isDay, type Instant } from '../../../domain/days';
import { planning as words } from '../../../text/outing_start';

/** An unplanned outing being described. */
export interface OutingDraft {
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
  /** Of a planned one: its day (`2026-06-16`) and hours (`14:00`), empty while not said. */
  day: string;
  from: string;
  to: string;
}

export const blankOuting = (me: string): OutingDraft => ({
  kind: null,
  activity: null,
  title: '',
  place: null,
  team: [me],
  partners: [],
  withTruck: null,
  healthDesk: null,
  counter: 'me',
  day: '',
  from: '',
  to: '',
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

/** When a planned outing will be; a wrong or missing hour is named with its field. */
export const plannedHours = (
  { day, from, to }: OutingDraft,
  zone: string,
  now: Instant,
): { planned_start: Instant; planned_end: Instant | null } | { field: string; message: string } => {
  if (!isDay(day) || !from) return { field: 'planned_start', message: words.whenMissing };
  const planned_start = atTime(day, from, zone);
  const planned_end = to ? atTime(day, to, zone) : null;
  if (planned_start < now) return { field: 'planned_start', message: words.past };
  if (planned_end && planned_end < planned_start) return { field: 'planned_end', message: words.endFirst };
  return { planned_start, planned_end };
};
