/** Who or what is wanted in two places at once. */
import { instant, type Instant } from './days';

/** An outing as it takes up people and the truck; without an end it is taken to last `USUAL_HOURS`. */
export interface Booked {
  id: string;
  from: Instant;
  to: Instant | null;
  team: readonly string[];
  truck: boolean;
}

/** What an outing shares with another at the same hours. */
export interface Overlap<B extends Booked = Booked> {
  other: B;
  /** Who is in both teams. */
  people: string[];
  /** Both have the truck. */
  truck: boolean;
}

const USUAL_HOURS = 2;

const endOf = ({ from, to }: Booked): Instant => to ?? instant(Date.parse(from) + USUAL_HOURS * 3_600_000);

/** Whether two outings are at the same hours; one that begins as the other ends is not. */
export const meetInTime = (one: Booked, other: Booked): boolean => one.from < endOf(other) && other.from < endOf(one);

/** What `one` shares with each of the others, in their order; itself left out. */
export const overlapsOf = <B extends Booked>(one: Booked, others: readonly B[]): Overlap<B>[] =>
  others.flatMap((other) => {
    if (other.id === one.id || !meetInTime(one, other)) return [];
    const people = one.team.filter((person) => other.team.includes(person));
    const truck = one.truck && other.truck;
    return people.length || truck ? [{ other, people, truck }] : [];
  });
