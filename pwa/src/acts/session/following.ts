import type { Account } from '../../store/account';
import { changeAccount } from '../../store/device';
import { Reading } from '../../store/reading';
import { syncState } from '../../sync';
import { opened } from './held';
import { showOpen } from './state';

/**
 * What the coordination changes of the organisation holds on this phone once it is read, with no new
 * sign-in: its name, its settings, how long the app may wait before it locks. Answers what stops it.
 */
export const followOrganisation = (account: Account): (() => void) =>
  syncState.subscribe(({ what }) => {
    // a phone that closes meanwhile is told the next time
    if (what === 'uptodate') void catchUp(account).catch(() => undefined);
  });

const catchUp = async (account: Account): Promise<void> => {
  const [row] = await Reading.run(account, (reading) => reading.all('organisation'));
  const { who } = account;
  if (!row || opened()?.account !== account) return;
  const { name, settings } = row;
  if (JSON.stringify([name, settings]) === JSON.stringify([who.organisation.name, who.organisation.settings])) return;
  who.organisation = { ...who.organisation, name, settings };
  await changeAccount(who.person, { organisation: who.organisation });
  await showOpen(account);
};
