import { device } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { wipeWhole } from '../../store/wiping';
import { close } from './closing';
import { opened } from './held';
import { onLeft } from './other_tabs';
import { goFromTab } from './shared_computer';
import { showLeft } from './state';

/** Whoever leaves in another tab has left this one, unasked; call once. */
export const leaveWithOtherTabs = (): void => onLeft((person) => void leave(person));

const leave = async (person: string): Promise<void> => {
  goFromTab(person);
  const account = opened()?.account;
  const wasOpen = account?.person === person;
  if (wasOpen) close();
  await showLeft(person);
  if (wasOpen && account.who.shared) await sweep(person);
};

/** A view that read between the deleting and the word of it has made an empty database, which nobody else would delete. */
const sweep = async (person: string): Promise<void> => {
  const known = await device().accounts.get(person);
  if (known && !known.closed) return; // the other tab is at it, or they are back
  const db = new AccountDb(person);
  await wipeWhole(db).finally(() => db.close());
};
