import { unplanOutings, type Hours } from '../../../acts';
import { planning as words } from '../../../text/outing_start';
import { saidDay, time } from '../here';
import { told } from '../told.svelte';

/** Has the next screen say what was just planned, with its undo. */
export const sayPlanned = (ids: readonly string[], [first]: readonly Hours[]): void => {
  if (!first) return;
  const when = `${saidDay(first.planned_start)} à ${time(first.planned_start)}`;
  const text = ids.length > 1 ? words.doneMany(ids.length, when) : words.done(when);
  told.say(text, null, async () => words.undone(await unplanOutings(ids)));
};
