import type { OutingCard } from '../../../store/views';
import { alone } from '../../../text/alone';
import { common, outing as words } from '../../../text/field';
import { joining, neverWas } from '../../../text/outing_start';
import { menu } from '../../../text/tally';
import { Awake, Crowd, Delete, Edit, Finish, Home, Listen, Minor, Note, People, Place, QrSquare } from '../../../ui/icons';
import type { MenuItem } from '../../../ui/types';
import { isEvent } from './starting';

/** What only those who may change the outing do. */
const CHANGES = new Set(['team', 'estimate', 'note', 'close', 'never']);

/**
 * What can be done on an outing under way besides counting. `awake`: the screen stays on; `may`: this person may
 * change it; `nothing`: nothing is noted on it.
 */
export const menuItems = (card: OutingCard, awake: boolean, may: boolean, nothing: boolean): MenuItem[] =>
  every(card, awake, nothing).filter(({ key }) => may || !CHANGES.has(key));

const every = (card: OutingCard, awake: boolean, nothing: boolean): MenuItem[] => [
  { key: 'counts', label: menu.counts, icon: Edit },
  { key: 'stop', label: words.menu.stop, icon: Place },
  { key: 'team', label: menu.team, icon: People },
  { key: 'together', label: joining.menu, icon: QrSquare },
  ...(isEvent(card) ? [{ key: 'estimate', label: menu.estimate, icon: Crowd }] : []),
  { key: 'note', label: words.menu.outingNote, icon: Note },
  // Before what is seldom wanted: seen without scrolling on the smallest phone.
  { key: 'danger', label: words.menu.danger, icon: Minor, danger: true },
  { key: 'alone', label: alone.menu, icon: Listen },
  { key: 'close', label: words.menu.close, icon: Finish },
  ...(nothing ? [{ key: 'never', label: neverWas.do, icon: Delete }] : []),
  { key: 'today', label: common.backToday, icon: Home },
  { key: 'awake', label: menu.awake, icon: Awake, checked: awake },
];
