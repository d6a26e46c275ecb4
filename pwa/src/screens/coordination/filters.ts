/** Which part of the season is looked at, as the page's address keeps it: `?sorties=street_round&lieu=…`. */
import { isValid } from '../../domain/codes';
import { isId } from '../../domain/ids';

export interface Filters {
  /** A kind of outing, `with_truck`, `without_truck`, or nothing. */
  outings: string;
  place: string;
  channel: string;
}

export const WITH_TRUCK = 'with_truck';
export const WITHOUT_TRUCK = 'without_truck';

/** What an address asks for; what makes no sense there is not asked. */
export function readFilters(get: (key: string) => string | null): Filters {
  const [outings, place, channel] = [get('sorties') ?? '', get('lieu') ?? '', get('canal') ?? ''];
  const known = [WITH_TRUCK, WITHOUT_TRUCK].includes(outings) || isValid('outing_kind', outings);
  return {
    outings: known ? outings : '',
    place: isId(place) ? place : '',
    channel: isValid('identification_channel', channel) ? channel : '',
  };
}

/** As written after `?`. */
export const writeFilters = ({ outings, place, channel }: Filters): Record<string, string | null> => ({
  sorties: outings || null,
  lieu: place || null,
  canal: channel || null,
});

/** As the server is asked. */
export function askedOf({ outings, place, channel }: Filters): Record<string, string> {
  const truck = outings === WITH_TRUCK || outings === WITHOUT_TRUCK;
  return {
    ...(truck ? { with_truck: String(outings === WITH_TRUCK) } : {}),
    ...(outings && !truck ? { kind: outings } : {}),
    ...(place ? { place } : {}),
    ...(channel ? { channel } : {}),
  };
}
