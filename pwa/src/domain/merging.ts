/**
 * The file that stands for `id` after merging: the end of its `merged_into` chain. In a cycle (two
 * phones merged the other way round) the smallest id is the head, on phones and in figures alike.
 */
export const headOf = (id: string, mergedInto: ReadonlyMap<string, string>): string => {
  const path: string[] = [];
  let current = id;
  for (;;) {
    const loop = path.indexOf(current);
    if (loop >= 0) return path.slice(loop).reduce((least, one) => (one < least ? one : least));
    path.push(current);
    const next = mergedInto.get(current);
    if (next === undefined) return current;
    current = next;
  }
};

/** The `merged_into` of rows that have one. */
export const mergeMap = (
  rows: Iterable<{ id: string; merged_into: string | null }>,
): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { id, merged_into } of rows) if (merged_into) found.set(id, merged_into);
  return found;
};

/** The ids that stand as one under `head`, the head first. */
export const membersOf = (head: string, mergedInto: ReadonlyMap<string, string>): string[] => {
  const found = new Set([head]);
  for (const id of mergedInto.keys()) if (headOf(id, mergedInto) === head) found.add(id);
  return [...found];
};

/** The pair's name in what this phone remembers, whichever comes first. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');
