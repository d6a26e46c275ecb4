/** A recovery key typed in groups: what is typed or pasted in one flows into the next. */
export const GROUPS = 8;
const LONG = 4;

const plain = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The groups after `typed` was put in group `at`, and the group to go on in. */
export function spread(groups: readonly string[], at: number, typed: string): { groups: string[]; next: number } {
  const pieces = plain(typed).match(/.{1,4}/g) ?? [''];
  const filled = [...groups];
  let next = at;
  for (const [index, piece] of pieces.entries()) {
    const place = at + index;
    if (place >= GROUPS) break;
    filled[place] = piece;
    next = piece.length === LONG ? Math.min(place + 1, GROUPS - 1) : place;
  }
  return { groups: filled, next };
}

/** Whether a group has all its symbols. */
export const isGroupWhole = (group: string): boolean => plain(group).length === LONG;

/** Whether every group is there. */
export const isWhole = (groups: readonly string[]): boolean =>
  groups.length === GROUPS && groups.every(isGroupWhole);
