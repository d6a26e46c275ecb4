import type { Truth } from '../../../domain/replay';
import type { YouthPage } from '../../../store/views';
import { youth as words } from '../../../text/field_youth';
import { Edit, FollowUp, Lock, Minor, Note, Unlock } from '../../../ui/icons';
import type { MenuItem, SyncState } from '../../../ui/types';

/** What can be open over a file. */
export type FileSheet =
  | 'step' | 'relance' | 'settle' | 'pathway' | 'confirm' | 'end' | 'identity' | 'complete' | 'notice' | 'close' | 'reopen' | 'danger';

/** The icon of where a record is. */
export const TRUTH_SHAPE: Record<Truth, SyncState> = { here: 'phone', sending: 'sending', server: 'received', refused: 'refused' };

/** The other things to do with a file; names are not asked of who wants none. */
export const fileMenu = ({ youth }: YouthPage): MenuItem[] => [
  { key: 'relance', label: words.menu.relance, icon: FollowUp },
  ...(youth.notice_answer === 'without_name' ? [] : [{ key: 'identity', label: words.menu.identity, icon: Edit }]),
  { key: 'complete', label: words.menu.complete, icon: Note },
  youth.closed_at
    ? { key: 'reopen', label: words.menu.reopen, icon: Unlock }
    : { key: 'close', label: words.menu.close, icon: Lock },
  { key: 'danger', label: words.menu.danger, icon: Minor, danger: true },
];
