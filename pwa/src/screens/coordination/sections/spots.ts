/** Where places are drawn on a map, and how large. */
import type { Funnel } from '../../../server/figures';

type Place = Funnel['places'][number];

/** A place that can be drawn: where, and how large its two discs are (pixels). */
export interface Spot {
  id: string;
  name: string;
  at: [latitude: number, longitude: number];
  met: number;
  identified: number;
  radius: number;
  inner: number;
}

const [LEAST, MOST] = [5, 30];

/** Areas stand for people: a place with four times as many has a disc of twice the radius. Largest first, so that small ones lie on top. */
export function spots(places: readonly Place[]): Spot[] {
  const most = Math.max(1, ...places.map(({ people_met: met }) => met));
  const size = (people: number): number => (people > 0 ? Math.max(LEAST, MOST * Math.sqrt(people / most)) : 0);
  return places
    .flatMap(({ place, name, latitude, longitude, people_met: met, identified }) =>
      place && latitude !== null && longitude !== null && met + identified > 0
        ? [{ id: place, name: name ?? '', at: [latitude, longitude] as [number, number], met, identified, radius: size(met) || LEAST, inner: Math.min(size(identified), size(met) || LEAST) }]
        : [],
    )
    .sort((one, other) => other.radius - one.radius);
}

/** Places where something was counted and that the map cannot show. */
export const notOnMap = (places: readonly Place[]): number =>
  places.filter(({ place, latitude, longitude, people_met: met, identified }) => place && met + identified > 0 && (latitude === null || longitude === null)).length;
