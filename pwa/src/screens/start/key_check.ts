import type { Beginning } from '../../acts/session';

export type GroupState = 'empty' | 'right' | 'wrong';

const WHOLE = 4;

const plain = (typed: string): string => typed.replace(/[\s-]/g, '');

/** How each of the two asked groups stands, judged beside the other one as it should be. */
export function groupStates(
  { groups, asked, isRight }: Pick<Beginning, 'groups' | 'asked' | 'isRight'>,
  typed: [string, string],
): [GroupState, GroupState] {
  const [first, second] = asked.map((place) => groups[place] ?? '') as [string, string];
  const state = (text: string, right: boolean): GroupState =>
    right ? 'right' : plain(text).length < WHOLE ? 'empty' : 'wrong';
  return [state(typed[0], isRight([typed[0], second])), state(typed[1], isRight([first, typed[1]]))];
}
