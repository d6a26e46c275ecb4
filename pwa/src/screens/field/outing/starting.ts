import type { Code } from '../../../domain/codes';
import type { OutingChanges } from '../../../acts';

/** An unplanned outing being described. */
export interface OutingDraft {
  kind: Code<'outing_kind'> | null;
  activity: Code<'event_activity'> | null;
  title: string;
  place: { id: string; name: string } | null;
  team: string[];
  /** Null: as usual for the kind. */
  withTruck: boolean | null;
  /** `me`, `each` or a colleague. */
  counter: string;
}

export const blankOuting = (me: string): OutingDraft => ({
  kind: null,
  activity: null,
  title: '',
  place: null,
  team: [me],
  withTruck: null,
  counter: 'me',
});

/** Whether the truck usually comes. */
export const usesTruck = ({ kind, withTruck }: OutingDraft): boolean =>
  withTruck ?? (kind === 'truck_outing' || kind === 'health_outing');

/** Whether the kind has an activity and a name of its own. */
export const isEvent = ({ kind }: OutingDraft): boolean => kind === 'event' || kind === 'pretext_event';

/** Only what happens on line has no place. */
export const needsPlace = ({ kind }: OutingDraft): boolean => kind !== 'digital_outreach';

/** What the act is given. */
export const toStart = (
  draft: OutingDraft & { kind: Code<'outing_kind'> },
  me: string,
): OutingChanges & { kind: Code<'outing_kind'> } => {
  const { kind, team, counter, place, activity, title } = draft;
  const counts = counter === 'me' ? [me] : [counter];
  return {
    kind,
    place: needsPlace(draft) ? (place?.id ?? null) : null,
    with_truck: usesTruck(draft),
    team,
    counters: counter === 'each' || team.length < 2 ? [] : counts,
    health_desk: kind === 'health_outing',
    ...(isEvent(draft) ? { activity, title: title.trim() || null } : {}),
  };
};
