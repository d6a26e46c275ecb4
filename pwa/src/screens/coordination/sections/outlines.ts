/** Communes as a map draws them: where their lines run, and whose names have room. */

type At = [latitude: number, longitude: number];

const PER_DEGREE = 10_000;

/** A ring's points, from the first and the way from each to the next. */
export function ringOf(line: readonly number[]): At[] {
  const found: At[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < line.length; i += 2) {
    x += line[i] ?? 0;
    y += line[i + 1] ?? 0;
    found.push([y / PER_DEGREE, x / PER_DEGREE]);
  }
  return found;
}

/** A name and where it would stand, in pixels: its middle, and the box of what it names. */
export interface Room {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const [WIDE, HIGH] = [0.58, 1.5]; // of a letter and of a line, by the size of the letters

/** Those whose names fit into what they name and into no other's name, the widest first. `letter`: pixels. */
export function withRoom<T extends Room>(all: readonly T[], letter: number): T[] {
  const taken: T[] = [];
  const long = ({ name }: Room): number => name.length * letter * WIDE;
  const apart = (one: T, other: T): boolean =>
    Math.abs(one.x - other.x) > (long(one) + long(other)) / 2 || Math.abs(one.y - other.y) > letter * HIGH;
  for (const one of [...all].sort((a, b) => b.width - a.width))
    if (one.name && long(one) < one.width && letter * HIGH < one.height && taken.every((other) => apart(one, other))) taken.push(one);
  return taken;
}
