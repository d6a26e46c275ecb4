import { createSubscriber } from 'svelte/reactivity';
import { eachMinute } from '../../store/minutes';

const minutes = createSubscriber((update) => eachMinute(update));

/** Now; what is worked out from it on a screen is so again each minute, and when the app is looked at again. */
export const passing = (): number => {
  minutes();
  return Date.now();
};
