import type { components } from '../domain/api.gen';
import { call, callIfNew } from './api';

/** From everybody met to the remobilised; `rules` has the French sentence of each indicator's rule. */
export type Funnel = components['schemas']['Funnel'];

/** A period, days both included; `until`: by which day remobilised; and which part of it is looked at. */
export interface Asked extends Record<string, string> {
  from: string;
  to: string;
  until: string;
}

/** The funnel of what is asked. */
export const funnel = (account: string, asked: Asked): Promise<Funnel> => call('/indicators/funnel', { account, query: asked });

/** The ids of the youths whom a figure counts, in one row of it or in all (null). */
export const behind = async (account: string, asked: Asked, figure: string, row: string | null): Promise<string[]> =>
  (await call<components['schemas']['Behind']>('/indicators/behind', { account, query: { ...asked, figure, ...(row === null ? {} : { row }) } })).youths;

/** What lies under a map of places; `tiles` is null where the server has none. */
export const mapBackground = (account: string): Promise<components['schemas']['MapBackground']> => call('/map', { account });

/** Rings of each commune by INSEE code; a ring is its first point, then the way from each point to the next (1e-4 degree). */
export type DrawnCommunes = components['schemas']['DrawnCommunes']['communes'];

/** The outlines of the organisation's communes, or null while they are those received under the tag `known`. */
export const drawnCommunes = async (account: string, known: string | null): Promise<{ tag: string; communes: DrawnCommunes } | null> => {
  const answer = await callIfNew<components['schemas']['DrawnCommunes']>('/map/outlines', { account }, known);
  return answer && { tag: answer.tag, communes: answer.found.communes };
};
