/** The two questions of where: of outings, and of those who live there. One answer each, of several kinds. */
import { communeNamed, communesInOrder, epciNamed, type Territory } from '../../domain/territory';
import { steering } from '../../text/steering';
import type { Option } from '../../ui/types';
import type { Filters } from './filters';

interface Named {
  id: string;
  name: string;
}
export interface PlaceFacts extends Named {
  commune: string | null;
  zone: string | null;
}

type Kind = 'place' | 'placeCommune' | 'placeZone' | 'placeEpci' | 'commune' | 'zone' | 'epci';
const OF_OUTINGS = ['place', 'placeCommune', 'placeZone', 'placeEpci'] as const satisfies Kind[];
const OF_HOMES = ['commune', 'zone', 'epci'] as const satisfies Kind[];

const words = steering.filters;
const french = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const byName = (a: Option, b: Option): number => french.compare(a.label, b.label);
const option = (kind: Kind, id: string, label: string, group: string): Option => ({ value: `${kind}:${id}`, label, group });
const distinct = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

const chosenOf = (kinds: readonly Kind[], filters: Filters): string => {
  const kind = kinds.find((one) => filters[one]);
  return kind ? `${kind}:${filters[kind]}` : '';
};
const answered = (kinds: readonly Kind[], value: string): Partial<Filters> => {
  const [kind, id = ''] = value.split(':');
  return Object.fromEntries(kinds.map((one) => [one, one === kind ? id : '']));
};

/** The choice made of where outings were, as its option's value. */
export const placeChosen = (filters: Filters): string => chosenOf(OF_OUTINGS, filters);
export const placeAnswer = (value: string): Partial<Filters> => answered(OF_OUTINGS, value);

/** The choice made of where people live. */
export const homeChosen = (filters: Filters): string => chosenOf(OF_HOMES, filters);
export const homeAnswer = (value: string): Partial<Filters> => answered(OF_HOMES, value);

/** Where outings may have been: places, and the communes, districts and intercommunalités that have some. */
export const placeOptions = (places: readonly PlaceFacts[], zones: readonly Named[], territory: Territory): Option[] => {
  const communes = distinct(places.map(({ commune }) => commune));
  const near = new Set(distinct(places.map(({ zone }) => zone)));
  const epcis = territory.epcis.filter((one) => one.communes.some((insee) => communes.includes(territory.former[insee] ?? insee)));
  return [
    ...places.map(({ id, name }) => option('place', id, name, words.groups.places)),
    ...communes.map((insee) => option('placeCommune', insee, communeNamed(territory, insee) ?? insee, words.groups.communes)).sort(byName),
    ...zones.filter(({ id }) => near.has(id)).map(({ id, name }) => option('placeZone', id, name, words.groups.zones)),
    ...epcis.map(({ siren, name }) => option('placeEpci', siren, name, words.groups.epcis)),
  ];
};

/** Where people may live: the territory, and the districts. */
export const homeOptions = (zones: readonly Named[], territory: Territory): Option[] => [
  ...territory.epcis.map(({ siren, name }) => option('epci', siren, name, words.groups.epcis)),
  ...zones.map(({ id, name }) => option('zone', id, name, words.groups.zones)),
  ...communesInOrder(territory).map(({ insee, name }) => option('commune', insee, name, words.groups.communes)),
];

/** The options, and the choice made if it is none of them: what an address asks for is said, whatever it is. */
export const withChosen = (options: Option[], chosen: string, territory: Territory): Option[] => {
  if (!chosen || options.some(({ value }) => value === chosen)) return options;
  const [kind = '', id = ''] = chosen.split(':');
  const name = communeNamed(territory, id) ?? epciNamed(territory, id);
  return [...options, { value: chosen, label: name ?? (/commune|epci/i.test(kind) ? id : words.notListed) }];
};
