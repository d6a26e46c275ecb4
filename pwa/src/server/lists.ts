import type { components } from '../domain/api.gen';
import { call } from './api';

type Schemas = components['schemas'];

/** A commune or an intercommunalité of France. */
export type FoundInFrance = Schemas['Found'];

/** Looks through all of France. */
export const searchFrance = async (account: string, typed: string): Promise<FoundInFrance[]> =>
  (await call<Schemas['FoundInFrance']>('/territory', { account, query: { q: typed } })).found;

const ours = (code: string): string => `/organisation/territory/${encodeURIComponent(code)}`;

export const addToTerritory = (account: string, code: string): Promise<unknown> => call(ours(code), { method: 'PUT', account });

export const takeFromTerritory = (account: string, code: string): Promise<unknown> => call(ours(code), { method: 'DELETE', account });

/** A year's totals, each absent or null: not known. */
export type YearTotals = Schemas['YearTotals'];

const YEARS = { past_seasons: 'seasons', objectives: 'objectives' } as const;

/** Keeps the totals of a past year, or what a year aims at. */
export const putYear = (account: string, kept: keyof typeof YEARS, year: number, totals: YearTotals): Promise<unknown> =>
  call(`/organisation/${YEARS[kept]}/${year}`, { method: 'PUT', account, body: totals });

/** What a file of places says, line by line; nothing is kept of it. */
export type PlacesRead = Schemas['PlacesRead'];
export type PlaceRead = Schemas['PlaceRead'];

/** Has a file read; `content` in base64. */
export const readPlaces = (account: string, content: string): Promise<PlacesRead> =>
  call('/organisation/places/read', { method: 'POST', account, body: { content } });
