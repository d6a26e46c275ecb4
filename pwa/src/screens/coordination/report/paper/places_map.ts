/** Places on a plain map, north up: where their discs and names lie, in pixels of a drawing so wide. */
import type { PartOf, Value } from '../../../../server/report';
import { number } from '../../../../ui/format';
import { amount, MASKED } from './values';

type Place = PartOf<'map'>['places'][number];

export interface Disc {
  key: string;
  x: number;
  y: number;
  radius: number;
  value: Value;
  /** The name beside it, or a number told under the map. */
  name: string;
  left: number;
  base: number;
  /** From the disc to a name that stands away from it. */
  leader: string | null;
}

export interface Drawn {
  width: number;
  height: number;
  discs: Disc[];
  /** Names that found no room, in the order of their numbers. */
  told: string[];
  bar: { length: number; said: string };
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const KM_PER_DEGREE = 111.32;
const [EDGE, LETTER, LINE, SMALLEST] = [36, 7.6, 18, 4] as const;
/** How far from its disc a name may stand; beyond the first a thin line leads to it. */
const REACHES = [0, 12, 26, 42] as const;

/** A place's name with its number. */
export const named = ({ name, value }: Place): string => `${name}\u00a0: ${typeof value === 'number' ? number(value) : (value ?? '–')}`;

export function drawn(places: readonly Place[], width: number): Drawn {
  const height = Math.round(Math.min(width * 0.7, 420));
  const { spots, km } = projected(places, width, height);
  const largest = width < 420 ? 13 : 18;
  const top = Math.max(0, ...places.map(({ value }) => amount(value) ?? 0));
  const radius = (value: Value): number => (amount(value) === null || top === 0 ? 8 : Math.max(SMALLEST, largest * Math.sqrt((amount(value) ?? 0) / top)));
  const order = places
    .map((place, at) => ({ place, ...(spots[at] ?? { x: 0, y: 0 }), radius: radius(place.value) }))
    .sort((one, other) => other.radius - one.radius);
  const taken: Box[] = [
    { left: 0, top: height - 28, right: width * 0.5, bottom: height },
    ...order.map(({ x, y, radius: r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r })),
  ];
  const told: string[] = [];
  const discs = order.map(({ place, x, y, radius: r }, at) => {
    const room = (text: string): Box | null => REACHES.flatMap((reach) => around(text, x, y, r + reach)).find((box) => inside(box, width, height) && !taken.some((other) => overlap(box, other))) ?? null;
    let name = named(place);
    let box = room(name);
    if (!box) {
      told.push(name);
      name = String(told.length);
      box = room(name) ?? { left: x - LETTER / 2, top: y - LINE / 2, right: x + LETTER / 2, bottom: y + LINE / 2 };
    }
    taken.push(box);
    return { key: `${at}`, x, y, radius: r, value: place.value, name, left: box.left + 1, base: box.bottom - 5, leader: leading(box, x, y, r) };
  });
  return { width, height, discs, told, bar: scaleBar(km, width) };
}

const inside = ({ left, top, right, bottom }: Box, width: number, height: number): boolean => left >= 2 && top >= 2 && right <= width - 2 && bottom <= height - 2;
const overlap = (one: Box, other: Box): boolean => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Where a name may stand: right, left, above, below, then the corners. */
function around(text: string, x: number, y: number, r: number): Box[] {
  const [wide, off, slant] = [text.length * LETTER, r + 3, r * 0.75 + 2];
  const at = (left: number, top: number): Box => ({ left, top, right: left + wide, bottom: top + LINE });
  return [
    at(x + off, y - LINE / 2),
    at(x - off - wide, y - LINE / 2),
    at(x - wide / 2, y - off - LINE),
    at(x - wide / 2, y + off),
    at(x + slant, y - slant - LINE),
    at(x + slant, y + slant),
    at(x - slant - wide, y - slant - LINE),
    at(x - slant - wide, y + slant),
  ];
}

/** A thin line from the edge of a disc to a name that does not touch it. */
function leading(box: Box, x: number, y: number, r: number): string | null {
  const [toX, toY] = [Math.min(Math.max(x, box.left), box.right), Math.min(Math.max(y, box.top + 3), box.bottom - 3)];
  const far = Math.hypot(toX - x, toY - y);
  if (far <= r + REACHES[1] / 2) return null;
  const at = (part: number, from: number): string => (from + part * (r / far)).toFixed(1);
  return `M${at(toX - x, x)} ${at(toY - y, y)}L${toX.toFixed(1)} ${toY.toFixed(1)}`;
}

/** Each place in pixels, and how many pixels a kilometre is; the map is 1 km across at least. */
function projected(places: readonly Place[], width: number, height: number): { spots: { x: number; y: number }[]; km: number } {
  if (!places.length) return { spots: [], km: width / 10 };
  const middle = places.reduce((sum, { latitude }) => sum + latitude, 0) / places.length;
  const flat = Math.max(Math.cos((middle * Math.PI) / 180), 0.01);
  const flatland = places.map(({ latitude, longitude }) => ({ east: longitude * KM_PER_DEGREE * flat, north: latitude * KM_PER_DEGREE }));
  const [east, north] = [flatland.map((one) => one.east), flatland.map((one) => one.north)];
  const span = (values: number[]): [middle: number, across: number] => [(Math.max(...values) + Math.min(...values)) / 2, Math.max(...values) - Math.min(...values)];
  const [[x0, wide], [y0, high]] = [span(east), span(north)];
  const km = Math.min((width - 2 * EDGE) / Math.max(wide, 1), (height - 2 * EDGE) / Math.max(high, 1));
  return { spots: flatland.map((one) => ({ x: width / 2 + (one.east - x0) * km, y: height / 2 - (one.north - y0) * km })), km };
}

/** A bar as long as a round number of metres or kilometres, a quarter of the map at most. */
function scaleBar(km: number, width: number): { length: number; said: string } {
  const most = width / 4 / km;
  const power = 10 ** Math.floor(Math.log10(most));
  const long = [5, 2].map((by) => by * power).find((one) => one <= most) ?? power;
  return { length: long * km, said: long >= 1 ? `${number(Math.round(long))}\u00a0km` : `${number(Math.round(long * 1000))}\u00a0m` };
}

export const isMasked = (value: Value): boolean => value === MASKED;
