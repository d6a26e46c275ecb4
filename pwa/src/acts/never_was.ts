import { mayChange } from '../domain/may_change';
import { current } from '../store/account';
import { oneOuting } from '../store/views/merged';
import { nothingOn } from '../store/views/nothing_noted';
import { act, actOn, flag } from './act';
import { must } from './refused';

/**
 * An outing begun by mistake never was: it goes with those merged into it, as long as nothing is noted on any.
 * Answers what went, for the undo. Throws ActRefused.
 */
export const removeOuting = async (outing: string): Promise<string[]> => {
  const { person, who } = current();
  const gone = await actOn('outing.never_was', async (reading) => {
    const one = await oneOuting(reading, outing);
    must(one && !one.head.deleted, null, 'Cette sortie n’est pas, ou plus, sur ce téléphone.');
    const mine = one.members.every(({ by }) => mayChange({ role: who.role, id: person }, by));
    must(mine, null, 'Un collègue a ouvert cette sortie : à lui de la retirer.');
    must(await nothingOn(reading, one), null, 'Quelque chose est noté sur cette sortie : elle a eu lieu.');
    return one.members.map(({ id }) => flag('outing', id, 'delete'));
  });
  return gone.map(({ id }) => id);
};

/** It was after all: undo of the above. */
export const giveBackOuting = async (outings: readonly string[]): Promise<void> => {
  await act('outing.given_back', outings.map((id) => flag('outing', id, 'undelete')));
};
