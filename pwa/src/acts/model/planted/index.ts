import type { Happening } from '../hunt';
import * as copiesDroppedEarly from './copies_dropped_early';
import * as cursorBeforeRows from './cursor_before_rows';
import * as digestIgnored from './digest_ignored';
import * as earlyRemoval from './early_removal';
import * as epochIgnored from './epoch_ignored';
import * as erasedStays from './erased_stays';
import * as journalNotSent from './journal_not_sent';
import * as namesInClear from './names_in_clear';
import * as olderRowsWin from './older_rows_win';
import * as rescueByHeart from './rescue_by_heart';
import * as retryWithoutDependants from './retry_without_dependants';
import * as sameGeneration from './same_generation';

/** A bug; what fast-check left of a failing run once it was made as short as it gets; and what is not true any more. */
export interface Planted {
  plant: () => void;
  shortest: Happening[];
  breaks: string;
}

/** Bugs that the model must catch, each planted in one place. */
export const BUGS: Record<string, Planted> = {
  'cursor before rows': cursorBeforeRows,
  'unsent removed before it is acknowledged': earlyRemoval,
  'older rows win': olderRowsWin,
  'epoch ignored': epochIgnored,
  'journal not sent after a restore': journalNotSent,
  'old rows kept after a lost scope': sameGeneration,
  'second copy dropped early': copiesDroppedEarly,
  'digest ignored': digestIgnored,
  'a note in clear': namesInClear,
  'whoever was erased stays in the outbox': erasedStays,
  'a rescue file taken by heart': rescueByHeart,
  'a retry without what waited': retryWithoutDependants,
};
