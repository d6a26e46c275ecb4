import { correctCount, giveBack, swapCounts, takeBack, type Corrected } from '../../../acts';
import type { EncounterLine } from '../../../store/views';
import { outing as words } from '../../../text/field';
import { counts, tally } from '../../../text/tally';
import { announce } from '../../frame/announce';
import { shownName } from '../names';
import { groupWords } from './touch_words';
import type { Tapping } from './tapping.svelte';

/** A count in words: who was met (several: how many), and the facts after it. */
export const lineWords = (line: EncounterLine): { what: string; facts: string[] } => {
  const group = groupWords({ ...line, public: null });
  const many = line.count > 1 ? `${counts.several(line.count)}, ${group.toLocaleLowerCase('fr')}` : group;
  return {
    what: line.youth ? shownName(line.youthName) : many,
    facts: [
      ...(line.youth ? [counts.known] : []),
      line.count === 0 ? counts.already : line.first_time ? counts.first : counts.again,
      ...(line.public ? [tally.publics[line.public].toLocaleLowerCase('fr')] : []),
    ],
  };
};

/** Taking back, giving back and correcting counts of the list by time; each can be undone from the undo line. */
export class Mending {
  constructor(private readonly tapping: Tapping) {}

  /** Takes a count back, or gives it back. */
  async turn(line: EncounterLine, back: boolean): Promise<void> {
    const turn = (away: boolean): Promise<void> => (away ? takeBack(line.id) : giveBack(line.id));
    await turn(back);
    const [what, undone] = back ? [words.takenBack, tally.givenBack] : [tally.givenBack, words.takenBack];
    this.#said(lineWords(line).what, what, undone, [line.id], (undo) => turn(undo !== back));
  }

  /** A right count in place of a wrong one. */
  async correct(line: EncounterLine, changes: Corrected): Promise<void> {
    const right = await correctCount(line.id, changes);
    this.#said(counts.corrected, lineWords(line).what, counts.uncorrected, [line.id], (undo) =>
      undo ? swapCounts(right, line.id) : swapCounts(line.id, right),
    );
  }

  #said(name: string, what: string, undone: string, ids: string[], turn: (undo: boolean) => Promise<void>): void {
    this.tapping.touches.without(ids);
    this.tapping.did({ name, what, undone }, turn);
    announce(`${name}, ${what}`);
  }
}
