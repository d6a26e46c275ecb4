import { tick } from 'svelte';
import { giveBackOuting, removeOuting } from '../../../acts';
import { go } from '../../../route';
import { neverWas as words } from '../../../text/outing_start';
import type { Attempt } from '../attempt.svelte';
import { told } from '../told.svelte';

/** The outing goes, and Aujourd'hui says so with its undo; what refuses it is said by `attempt`. */
export async function sayItNeverWas(outing: string, attempt: Attempt): Promise<void> {
  const gone = await attempt.run(() => removeOuting(outing));
  if (!gone) return;
  go('/', { replace: true });
  await tick(); // the page left hushes what was told as it goes
  told.say(words.done, null, async () => {
    await giveBackOuting(gone.value);
    return words.undone;
  });
}
