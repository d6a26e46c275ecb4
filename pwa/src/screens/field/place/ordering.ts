import { placeNear } from '../../../domain/places';
import type { Viewed } from '../../../domain/replay';
import type { OutingCard } from '../../../store/views';
import { folded } from '../folding';
import type { Position } from './position';

export interface PlaceLine {
  place: Viewed<'place'>;
  /** From here; null when this phone or the place has no position. */
  metres: number | null;
}

/** Places to propose first: the nearest when the position is known, else those of the latest outings. */
export const proposed = (
  places: readonly Viewed<'place'>[],
  outings: readonly OutingCard[],
  position: Position | null,
): PlaceLine[] => {
  const near = position ? placeNear(position.latitude, position.longitude, places) : [];
  const nearIds = new Set(near.map(({ place }) => place.id));
  const rank = new Map<string, number>();
  for (const { at, place } of outings) {
    const id = at?.id ?? place;
    if (id && !rank.has(id)) rank.set(id, rank.size);
  }
  const far = places
    .filter(({ id }) => !nearIds.has(id))
    .sort((one, other) => (rank.get(one.id) ?? rank.size) - (rank.get(other.id) ?? rank.size));
  return [...near, ...far.map((place) => ({ place, metres: null }))];
};

/** Lines whose name holds every word typed, accents and capitals aside. */
export const matching = (lines: readonly PlaceLine[], typed: string): PlaceLine[] => {
  const words = folded(typed).split(' ').filter(Boolean);
  return lines.filter(({ place }) => words.every((word) => folded(place.name).includes(word)));
};
