import type { components } from '../domain/api.gen';
import { call } from './api';

/** From everybody met to the remobilised; `rules` has the French sentence of each indicator's rule. */
export type Funnel = components['schemas']['Funnel'];

/** The funnel of a period; days, both included; `until`: by which day remobilised. */
export const funnel = (
  account: string,
  period: { from: string; to: string; until: string },
): Promise<Funnel> => call('/indicators/funnel', { account, query: period });
