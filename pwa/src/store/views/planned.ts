import { dayOf, plusDays, type Day } from '../../domain/days';
import { overlapsOf, type Booked, type Overlap } from '../../domain/overlaps';
import { live, type Live } from '../live';
import { cards, type OutingCard } from './outings';

/** An outing of the planning, with whom it wants at the hours of another one. */
export type PlannedCard = OutingCard & { day: Day; overlaps: Overlap<BookedCard>[] };

/** What else is planned then, as it takes up people and the truck. */
export type BookedCard = Booked & { card: OutingCard };

/**
 * Every outing of the days from one to another, both included, in the order of their hours: planned,
 * under way, over or cancelled. Conflicts are those of what is still to come or under way.
 */
export const outingsBetween = (from: Day, to: Day): Live<PlannedCard[]> =>
  live(
    async (reading) => {
      const { zone } = reading.account;
      const [first, last] = [plusDays(from, -1), plusDays(to, 1)];
      const near = (await reading.all('outing')).filter(({ started_at, planned_start }) =>
        [started_at, planned_start].some((at) => at && dayOf(at, zone) >= first && dayOf(at, zone) <= last),
      );
      return cards(reading, near);
    },
    (found) => {
      const booked = found.flatMap(bookedAs);
      return found
        .flatMap((card): PlannedCard[] => {
          const { day } = card;
          if (!day || day < from || day > to) return [];
          const own = booked.find(({ id }) => id === card.id);
          return [{ ...card, day, overlaps: own ? overlapsOf(own, booked) : [] }];
        })
        .sort(byHour);
    },
  );

/** An outing that is still to take place, or does, as it takes up people and the truck. */
export const bookedAs = (card: OutingCard): BookedCard[] => {
  const from = card.started_at ?? card.planned_start;
  if (!from || (card.shown !== 'planned' && card.shown !== 'under_way')) return [];
  const team = card.colleagues.map(({ id }) => id);
  return [{ id: card.id, from, to: card.ended_at ?? card.planned_end, team, truck: card.with_truck === true, card }];
};

const byHour = (one: OutingCard, other: OutingCard): number => {
  const when = ({ started_at, planned_start }: OutingCard): string => started_at ?? planned_start ?? '';
  return when(one) < when(other) || (when(one) === when(other) && one.id < other.id) ? -1 : 1;
};
