const RADIUS_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points given in degrees (haversine). */
export const distance = (
  latitude: number,
  longitude: number,
  to: { latitude: number; longitude: number },
): number => {
  const across = radians(to.latitude - latitude);
  const along = radians(to.longitude - longitude);
  const chord =
    Math.sin(across / 2) ** 2 +
    Math.cos(radians(latitude)) * Math.cos(radians(to.latitude)) * Math.sin(along / 2) ** 2;
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
};

/** Places that have a position, nearest first, with their distance in metres. */
export const placeNear = <P extends { latitude: number | null; longitude: number | null }>(
  latitude: number,
  longitude: number,
  places: readonly P[],
): { place: P; metres: number }[] =>
  places
    .flatMap((place) => {
      const { latitude: lat, longitude: lon } = place;
      if (lat === null || lon === null) return [];
      const metres = distance(latitude, longitude, { latitude: lat, longitude: lon });
      return [{ place, metres }];
    })
    .sort((one, other) => one.metres - other.metres);
