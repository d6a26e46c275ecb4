import * as server from '../server/lists';
import { current, type Account } from '../store/account';
import { mayWrite, must } from './refused';

export type { FoundInFrance, YearTotals, PlaceRead, PlacesRead } from '../server/lists';

const coordinator = (): Account => {
  const account = current();
  mayWrite(account, 'coordinator');
  return account;
};

/** Communes and intercommunalités of all France by name or code, online. Throws Offline, ServerRefused. */
export const searchFrance = (typed: string): Promise<server.FoundInFrance[]> => server.searchFrance(coordinator().person, typed);

/** Puts one into the organisation's territory, or takes it out, online; `syncNow` reads it back. Throws Offline, ServerRefused. */
export const changeTerritory = async (code: string, inside: boolean): Promise<void> => {
  const change = inside ? server.addToTerritory : server.takeFromTerritory;
  await change(coordinator().person, code);
};

const [FIRST_YEAR, LAST_YEAR, MOST] = [2000, 2100, 1_000_000];

/** Keeps a past year's totals, or what a year aims at, online; none: the year is forgotten. Throws ActRefused, Offline, ServerRefused. */
export const saveYear = async (kept: 'past_seasons' | 'objectives', year: number, totals: server.YearTotals): Promise<void> => {
  const account = coordinator();
  must(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR, 'year', `Écrivez une année, de ${FIRST_YEAR} à ${LAST_YEAR}.`);
  for (const [name, total] of Object.entries(totals))
    must(total === null || (Number.isInteger(total) && total >= 0 && total <= MOST), name, 'Écrivez un nombre entier, ou laissez vide.');
  await server.putYear(account.person, kept, year, totals);
};

/** Has a file of places read, online; nothing is kept. `content` in base64. Throws Offline, ServerRefused. */
export const readPlaces = (content: string): Promise<server.PlacesRead> => server.readPlaces(coordinator().person, content);
