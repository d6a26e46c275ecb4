import type { Reading } from '../reading';

/**
 * Of these files, those that an erasure covers: erased themselves, or merged into one that is, as the
 * server does it. An erasure that waits to be sent covers them already, though only one row says so.
 */
export const erasedAmong = async (
  reading: Reading,
  files: Iterable<string>,
  into: ReadonlyMap<string, string>,
): Promise<Set<string>> => {
  const ways = new Map([...files].map((file) => [file, wayFrom(file, into)]));
  const rows = await reading.some('youth', [...ways.values()].flat());
  const gone = new Set(rows.filter(({ erased }) => erased).map(({ id }) => id));
  return new Set([...ways].filter(([, way]) => way.some((one) => gone.has(one))).map(([file]) => file));
};

/** The file and all that it was merged into, one after the other. */
const wayFrom = (file: string, into: ReadonlyMap<string, string>): string[] => {
  const way: string[] = [];
  for (let one: string | undefined = file; one !== undefined && !way.includes(one); one = into.get(one)) way.push(one);
  return way;
};
