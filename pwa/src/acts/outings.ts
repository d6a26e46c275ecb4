import type { Code } from '../domain/codes';
import type { Instant } from '../domain/days';
import { startOfOne } from '../domain/one_outing';
import { outingStatus } from '../domain/outing_status';
import type { SeenAt } from '../domain/operation';
import type { Outing } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current } from '../store/account';
import { look } from '../store/live';
import { oneOuting } from '../store/views/merged';
import { actsOn } from '../store/views/outings';
import { act, create, flag, NO_ROW, patch, seenBy } from './act';
import { must, ownOrTeam } from './refused';

/** What may be said of an outing; `note` in clear. */
export type OutingChanges = Partial<
  Pick<
    Outing,
    | 'kind' | 'with_truck' | 'activity' | 'title' | 'place' | 'team' | 'counters' | 'partners'
    | 'health_desk' | 'planned_start' | 'planned_end' | 'note'
  >
>;
export type NewOuting = OutingChanges & Pick<Outing, 'kind'>;

const MOST_ATTENDANCE = 100_000;

/** A planned outing starts (`outing` is its id), or an unplanned one. Answers its id. */
export const startOuting = async (
  start: ({ outing: string } & OutingChanges) | (NewOuting & { outing?: undefined }),
): Promise<string> => {
  const account = current();
  const { outing, ...said } = start;
  const begun = { status: 'under_way' as const, started_at: account.nowInstant() };
  if (outing === undefined) {
    const { kind } = said as NewOuting;
    const made = create('outing', { team: [account.person], ...usualOf({ kind }), ...said, ...begun });
    await act('outing.started', [made]);
    return made.id;
  }
  const planned = await myOuting(outing);
  must(planned.status !== 'cancelled', 'status', 'Cette sortie a été annulée.');
  must(!planned.began, 'status', 'Cette sortie a déjà commencé.');
  // whoever begins it is there, planned with them or not
  const team = said.team ?? planned.team ?? [];
  const there = team.includes(account.person) ? {} : { team: [...team, account.person] };
  await act('outing.started', [patch('outing', planned.id, { ...said, ...there, ...begun })]);
  return planned.id;
};

/** Team, partners, who counts, health desk, title… `looked` is the `seen` of the outing that the form showed. */
export const changeOuting = async (outing: string, changes: OutingChanges, looked?: SeenAt | null): Promise<void> => {
  const stored = await myOuting(outing);
  inOrder({ ...stored, ...changes });
  await act('outing.changed', [patch('outing', stored.id, changes, { seen: seenOn(stored, outing, looked) })]);
};

/** The outing's own note, never about a young person; null empties it. `looked` as above. */
export const noteOnOuting = async (outing: string, text: string | null, looked?: SeenAt | null): Promise<void> => {
  const stored = await myOuting(outing);
  const seen = seenOn(stored, outing, looked);
  await act('outing.noted', [patch('outing', stored.id, { note: text?.trim() || null }, { seen })]);
};

/** How many were there, as estimated: printed apart, never "people met". `looked` as above. */
export const estimateAttendance = async (outing: string, estimate: number | null, looked?: SeenAt | null): Promise<void> => {
  const stored = await myOuting(outing);
  const seen = seenOn(stored, outing, looked);
  const possible = estimate === null || (Number.isInteger(estimate) && estimate >= 0 && estimate <= MOST_ATTENDANCE);
  must(possible, 'attendance_estimate', 'Donnez un nombre entier.');
  await act('outing.estimated', [patch('outing', stored.id, { attendance_estimate: estimate }, { seen })]);
};

/** What is noted from now on belongs to `place`. Answers the stop's id. */
export const changeStop = async (outing: string, place: string): Promise<string> => {
  must(place, 'place', 'Choisissez un lieu.');
  const made = create('stop', { outing, place, from_at: current().nowInstant() });
  await act('outing.stop_changed', [made]);
  return made.id;
};

/** The change of stop was a mistake (`back` false: it was none after all). What was noted meanwhile keeps its place. */
export const withdrawStop = async (stop: string, back = true): Promise<void> => {
  await act('outing.stop_changed', [flag('stop', stop, back ? 'delete' : 'undelete')]);
};

/**
 * The outing is over. `ended_at` when the person typed it; `counters` keeps the counts of these only; empty, all
 * add up; without it what was chosen before stands.
 */
export const closeOuting = async (
  outing: string,
  { ended_at, counters }: { ended_at?: Instant; counters?: string[] } = {},
): Promise<void> => {
  const stored = await myOuting(outing);
  const now = current().nowInstant();
  const end = ended_at ?? now;
  const start = stored.began;
  must(start, 'started_at', 'Cette sortie n’a pas commencé.');
  must(end >= start, 'ended_at', 'La fin vient avant le début.');
  must(end <= now, 'ended_at', 'Cette heure n’est pas encore passée.');
  const begun = stored.started_at ? {} : { started_at: start };
  const set = { status: 'closed' as const, ...begun, ended_at: end, cancel_reason: null, ...(counters ? { counters } : {}) };
  const typed = ended_at ? ['ended_at'] : [];
  await act('outing.closed', [patch('outing', stored.id, set, { typed, seen: stored.seen })]);
};

/** The outing goes on, or is mended: it is under way again. */
export const reopenOuting = async (outing: string): Promise<void> => {
  const { id, status, began, seen } = await myOuting(outing);
  must(status !== 'planned' && status !== 'under_way', 'status', 'Cette sortie n’est pas close.');
  const started_at = began ?? current().nowInstant();
  const set = { status: 'under_way' as const, started_at, ended_at: null, cancel_reason: null };
  await act('outing.reopened', [patch('outing', id, set, { seen })]);
};

/** The outing will not be: only before it starts, and while nobody was met on it. */
export const cancelOuting = async (
  outing: string,
  reason: Code<'cancel_reason'>,
): Promise<void> => {
  must(reason, 'cancel_reason', 'Donnez la raison.');
  const stored = await myOuting(outing);
  const begun = outingStatus({ ...stored, started_at: stored.began, status: 'cancelled' }, stored.acts) !== 'cancelled';
  must(!begun, 'status', 'Une sortie commencée ne s’annule pas : elle se clôt.');
  const set = { status: 'cancelled' as const, cancel_reason: reason };
  await act('outing.cancelled', [patch('outing', stored.id, set, { seen: stored.seen })]);
};

/** It will be after all, as it was planned: undo of a cancellation. */
export const restoreOuting = async (outing: string): Promise<void> => {
  const { id, status, seen } = await myOuting(outing);
  must(status === 'cancelled', 'status', 'Cette sortie n’est pas annulée.');
  await act('outing.restored', [patch('outing', id, { status: 'planned', cancel_reason: null }, { seen })]);
};

const UNKNOWN = 'Cette sortie n’est pas, ou plus, sur ce téléphone.';

/** An outing as this phone knows it, when it began as one with those merged into it, and how much was noted on it. */
export type KnownOuting = Viewed<'outing'> & { began: Instant | null; acts: number };

/** The outing that stands for `id`. Throws ActRefused when this phone does not know it. */
export const theOuting = (id: string): Promise<KnownOuting> =>
  look(async (reading) => {
    const one = await oneOuting(reading, id);
    must(one && !one.head.deleted, null, UNKNOWN);
    const noted = await Promise.all(one.members.map(async (member) => [member.id, await actsOn(reading, member.id)] as const));
    const first = new Map(noted.flatMap(([of, [at]]) => (at ? [[of, at] as const] : [])));
    return { ...one.head, began: startOfOne(one.head, one.members, first), acts: noted.flatMap(([, at]) => at).length };
  });

/** The same, when this person may change it: a partner's worker only what they began themselves. */
const myOuting = async (id: string): Promise<KnownOuting> => {
  const found = await theOuting(id);
  const why = found.began
    ? 'Un collègue a ouvert cette sortie : à lui de la changer. Vos comptes y sont déjà.'
    : 'Un collègue a prévu cette sortie : à lui de la changer.';
  ownOrTeam(current(), found.by, why);
  return found;
};

/**
 * Which row a form looked at, minutes or a day before it is saved: what a colleague wrote meanwhile must
 * not pass for seen. An outing merged since into another was looked at itself, not the other. Without a form, the row held now.
 */
const seenOn = (stored: KnownOuting, outing: string, looked?: SeenAt | null): SeenAt | null => {
  if (looked !== undefined && stored.id !== outing) return NO_ROW;
  return seenBy(looked, stored.seen);
};

/** Whether the truck and the health desk come, as usual for the kind. */
export const usualOf = ({ kind }: Pick<Outing, 'kind'>): OutingChanges => ({
  with_truck: kind === 'truck_outing' || kind === 'health_outing',
  health_desk: kind === 'health_outing',
});

/** Refuses planned hours that end before they begin. */
export const inOrder = ({ planned_start, planned_end }: Partial<Outing>): void =>
  must(
    !planned_start || !planned_end || planned_start <= planned_end,
    'planned_end',
    'La fin prévue vient avant le début.',
  );
