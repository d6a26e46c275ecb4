import type { Code } from '../../../domain/codes';
import type { Truth } from '../../../domain/replay';
import type { YouthPage } from '../../../store/views';
import { comparing } from '../../../text/alike';
import { erasing } from '../../../text/erasing';
import { youth as words } from '../../../text/field_youth';
import { youthFile as more } from '../../../text/youth_file';
import { Delete, Edit, FindPerson, Finish, FollowUp, History, Merge, Minor, Note, Undo } from '../../../ui/icons';
import type { MenuItem, SyncState } from '../../../ui/types';

/** What can be open over a file. */
export type FileSheet =
  | 'step' | 'relance' | 'pathway' | 'identity' | 'complete' | 'notice' | 'again' | 'history' | 'close' | 'reopen' | 'danger'
  | 'compare' | 'part' | 'erase';

/** What can be open over one of its records; `reason` is proposed for the end of a pathway, `note` was typed for a step before. */
export interface RecordSheet {
  sheet: 'edit' | 'settle' | 'move' | 'way' | 'confirm' | 'end' | 'support' | 'health';
  id: string;
  reason?: Code<'pathway_end_reason'>;
  note?: string;
}

/** The icon of where a record is. */
export const TRUTH_SHAPE: Record<Truth, SyncState> = { here: 'phone', sending: 'sending', server: 'received', refused: 'refused' };

/**
 * The other things to do with a file; names are not asked of who wants none, only the coordination
 * erases, and nothing is planned while the file is closed.
 */
export const fileMenu = ({ youth, mayPart, mayIdentifyAgain }: YouthPage, mayErase: boolean): MenuItem[] => [
  ...(youth.closed_at ? [] : [{ key: 'relance', label: words.menu.relance, icon: FollowUp }]),
  ...(youth.notice_answer === 'without_name' ? [] : [{ key: 'identity', label: words.menu.identity, icon: Edit }]),
  { key: 'complete', label: words.menu.complete, icon: Note },
  ...(mayIdentifyAgain ? [{ key: 'again', label: more.menu.again, icon: FindPerson }] : []),
  { key: 'history', label: more.menu.history, icon: History },
  ...(youth.erased ? [] : [{ key: 'compare', label: comparing.menu, icon: Merge }]),
  ...(mayPart ? [{ key: 'part', label: comparing.partMenu, icon: Undo }] : []),
  youth.closed_at
    ? { key: 'reopen', label: words.menu.reopen, icon: Undo }
    : { key: 'close', label: words.menu.close, icon: Finish },
  ...(mayErase && !youth.erased ? [{ key: 'erase', label: erasing.menu, icon: Delete }] : []),
  { key: 'danger', label: words.menu.danger, icon: Minor, danger: true },
];
