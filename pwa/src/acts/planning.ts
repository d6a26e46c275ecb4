import { isInstant, type Instant } from '../domain/days';
import { MOST_REPEATS } from '../domain/weeks';
import type { SeenAt } from '../domain/operation';
import type { Outing } from '../domain/records';
import { current } from '../store/account';
import { act, create, flag } from './act';
import { changeOuting, inOrder, theOuting, usualOf, type NewOuting } from './outings';
import { must, ownOrTeam } from './refused';

/** The planned hours of an outing. */
export interface Hours {
  planned_start: Instant;
  planned_end: Instant | null;
}

/** One outing to come for each of these hours, all in one act, each a record of its own. Answers their ids. */
export const planOutings = async (outing: NewOuting, when: readonly Hours[]): Promise<string[]> => {
  must(when.length, 'planned_start', 'Donnez le jour et l’heure.');
  must(when.length <= MOST_REPEATS, 'until', `Pas plus de ${MOST_REPEATS} sorties à la fois. Choisissez une date plus proche.`);
  const made = when.map((hours) => {
    must(isInstant(hours.planned_start), 'planned_start', 'Donnez le jour et l’heure.');
    inOrder(hours);
    return create('outing', { ...usualOf(outing), ...outing, ...hours, status: 'planned' });
  });
  await act('outing.planned', made);
  return made.map(({ id }) => id);
};

/** Takes back what was planned by mistake: those neither begun nor cancelled since. Answers how many. */
export const unplanOutings = async (ids: readonly string[]): Promise<number> => {
  const found = await Promise.all(ids.map(theOuting));
  const account = current();
  const still = found.filter(({ status, began, acts }) => status === 'planned' && !began && acts === 0);
  for (const { by } of still) ownOrTeam(account, by, 'Un collègue a prévu cette sortie : à lui de la retirer.');
  must(still.length, null, 'Ces sorties ont déjà commencé, ou ont été annulées.');
  await act('outing.unplanned', still.map(({ id }) => flag('outing', id, 'delete')));
  return still.length;
};

/** A planned outing at other hours; answers those before, for the undo. `looked` is the `seen` of the outing that the form showed. */
export const moveOuting = async (outing: string, hours: Hours, looked?: SeenAt | null): Promise<Pick<Outing, 'planned_start' | 'planned_end'>> => {
  const { status, began, planned_start, planned_end } = await theOuting(outing);
  must(status === 'planned' && !began, 'status', 'Seule une sortie prévue change de jour.');
  must(isInstant(hours.planned_start), 'planned_start', 'Donnez le jour et l’heure.');
  await changeOuting(outing, hours, looked);
  return { planned_start, planned_end };
};
