import type { Code } from '../../../domain/codes';
import type { OutingCard } from '../../../store/views';
import { common, outing as words } from '../../../text/field';
import { joining } from '../../../text/outing_start';
import { Activity, Event, Health, More, Moon, Truck } from '../../../ui/icons';
import type { Icon } from '../../../ui/types';
import { saidDay, time } from '../here';
import { timeRange } from '../../../ui/format';
import { myId, zone } from '../here';

const ICONS: Record<Code<'outing_kind'>, Icon> = {
  truck_outing: Truck,
  street_round: Moon,
  event: Event,
  pretext_event: Activity,
  health_outing: Health,
  digital_outreach: More,
  other: More,
};

/** The icon of a kind of outing; one this version does not know gets the plain one. */
export const kindIcon = (kind: string): Icon => ICONS[kind as Code<'outing_kind'>] ?? More;

/** `Sortie KAF’Truck`, `Maraude`, or the event's own name. */
export const kindName = (card: OutingCard): string => {
  if (card.title) return card.title;
  if (card.kind === 'truck_outing' && card.with_truck !== false) return words.truck;
  return (words.kinds as Record<string, string>)[card.kind] ?? card.kind;
};

/** Where it is now. */
export const placeName = (card: OutingCard): string => card.at?.name ?? common.noPlace;

/** `Planoise` and `place Cassin`: a name with a comma has a part that is read from afar. */
export const placeParts = (card: OutingCard): { head: string; rest: string } => {
  const [head = '', ...rest] = placeName(card).split(', ');
  const tail = rest.join(', ');
  return { head, rest: tail.charAt(0).toLocaleUpperCase('fr') + tail.slice(1) };
};

const first = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** `Karim et Lou (ADDSEA)`: who comes besides me; empty when nobody. */
export const companions = (card: OutingCard): string => {
  const me = myId();
  const people = card.colleagues.filter(({ id }) => id !== me).map(({ name }) => first(name));
  return common.and([...people, ...card.partnerNames]);
};

/** `14 h – 17 h 30` of a planned outing; when it began, of one under way. */
export const hours = (card: OutingCard): string => {
  if (card.started_at) return timeRange(card.started_at, card.ended_at, zone());
  return card.planned_start ? timeRange(card.planned_start, card.planned_end, zone()) : '';
};

/** `le 12 juin à 14 h`. */
export const plannedFor = (card: OutingCard): string =>
  card.planned_start ? `${saidDay(card.planned_start)} à ${time(card.planned_start)}` : '';

/** The first name of a colleague, for lines and choices. */
export const firstNameOf = first;

/** First names by id, for choices: those who share one are given their whole name. */
export const firstNames = (people: readonly { id: string; name: string }[]): Map<string, string> => {
  const alike = (name: string): boolean => people.filter((one) => first(one.name) === first(name)).length > 1;
  return new Map(people.map(({ id, name }) => [id, alike(name) ? name : first(name)]));
};

/** `Karim`, `Lou`: these people of the team, by first name; a colleague, where none is known here. */
export const companionsNamed = (card: OutingCard, ids: readonly string[]): string[] => {
  const names = card.colleagues.filter(({ id }) => ids.includes(id)).map(({ name }) => first(name));
  return names.length ? names : [joining.someone];
};
