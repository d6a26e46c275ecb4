/** Which part of the season is looked at, as the page's address keeps it: `?sorties=street_round&lieu=…`. */
import { isValid } from '../../domain/codes';
import { isId } from '../../domain/ids';

/** What of the season is looked at; what is empty narrows nothing. */
export interface Filters {
  /** A kind of outing, `with_truck`, `without_truck`. */
  outings: string;
  /** Where outings were: a place (id), its commune (INSEE), district (id) or intercommunalité (SIREN). */
  place: string;
  placeCommune: string;
  placeZone: string;
  placeEpci: string;
  /** A partner who took part (id). */
  partner: string;
  channel: string;
  /** Where the identified live, apart from where outings were. */
  commune: string;
  zone: string;
  epci: string;
}

export const WITH_TRUCK = 'with_truck';
export const WITHOUT_TRUCK = 'without_truck';

const isInsee = (text: string): boolean => /^(\d{5}|2[AB]\d{3})$/.test(text);
const isSiren = (text: string): boolean => /^\d{9}$/.test(text);
const isOutings = (text: string): boolean => [WITH_TRUCK, WITHOUT_TRUCK].includes(text) || isValid('outing_kind', text);

interface Known {
  /** In the page's address. */
  address: string;
  /** As the server is asked. */
  asked: string;
  makesSense: (text: string) => boolean;
}

const KNOWN: Record<keyof Filters, Known> = {
  outings: { address: 'sorties', asked: 'kind', makesSense: isOutings },
  place: { address: 'lieu', asked: 'place', makesSense: isId },
  placeCommune: { address: 'lieu-commune', asked: 'place_commune', makesSense: isInsee },
  placeZone: { address: 'lieu-quartier', asked: 'place_zone', makesSense: isId },
  placeEpci: { address: 'lieu-interco', asked: 'place_epci', makesSense: isSiren },
  partner: { address: 'partenaire', asked: 'partner', makesSense: isId },
  channel: { address: 'canal', asked: 'channel', makesSense: (text) => isValid('identification_channel', text) },
  commune: { address: 'commune', asked: 'commune', makesSense: isInsee },
  zone: { address: 'quartier', asked: 'zone', makesSense: isId },
  epci: { address: 'interco', asked: 'epci', makesSense: isSiren },
};
const ALL = Object.keys(KNOWN) as (keyof Filters)[];

const each = (value: (filter: keyof Filters) => string): Filters => Object.fromEntries(ALL.map((filter) => [filter, value(filter)])) as unknown as Filters;

/** Nothing is left out. */
export const WHOLE: Filters = each(() => '');

/** What an address asks for; what makes no sense there is not asked. */
export const readFilters = (get: (key: string) => string | null): Filters =>
  each((filter) => {
    const { address, makesSense } = KNOWN[filter];
    const text = get(address) ?? '';
    return makesSense(text) ? text : '';
  });

/** As written after `?`. */
export const writeFilters = (filters: Filters): Record<string, string | null> =>
  Object.fromEntries(ALL.map((filter) => [KNOWN[filter].address, filters[filter] || null]));

/** As the server is asked. */
export function askedOf(filters: Filters): Record<string, string> {
  const { outings } = filters;
  const truck = outings === WITH_TRUCK || outings === WITHOUT_TRUCK;
  const asked = ALL.filter((filter) => filters[filter] && !(truck && filter === 'outings')).map((filter) => [KNOWN[filter].asked, filters[filter]]);
  return { ...Object.fromEntries(asked), ...(truck ? { with_truck: String(outings === WITH_TRUCK) } : {}) };
}
