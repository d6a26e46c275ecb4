import { newDeviceId, newId } from '../../domain/ids';
import { newOrganisationKey, organisationKeys } from '../../seal';
import { Account, use } from '../../store/account';
import { fromZero } from '../../store/feed';
import { Reading } from '../../store/reading';
import type { KnownAccount } from '../../store/schema';
import type { FakeServer } from './server';

const keys = await organisationKeys([newOrganisationKey()]);

/** A phone with one unlocked person, whose app it is from now on. */
export const newPhone = async (server: FakeServer, role = 'outreach'): Promise<Account> => {
  const person = newId();
  server.roles.set(person, role);
  const organisation = { id: newId(), name: 'Essai', time_zone: 'Europe/Paris', settings: {} };
  const rest = { signedIn: true, closed: false, shared: false, usedAt: 0 };
  const who: KnownAccount = { person, name: 'Nadia', email: 'nadia@essai.test', role, organisation, ...rest };
  const account = new Account(who, newDeviceId(), keys);
  await account.db.setMeta('feed', { ...fromZero(1, server.epoch), building: null });
  use(account);
  return account;
};

/** As if the app had been killed and opened again: only what is durable remains. */
export const reborn = async (account: Account): Promise<Account> => {
  account.db.close();
  const again = new Account(account.who, account.device, keys);
  await again.recall();
  use(again);
  return again;
};

/** Where every operation of a phone is, by id. */
export const whereabouts = async ({ db }: Account): Promise<Record<'outbox' | 'journal' | 'quarantine', string[]>> => ({
  outbox: (await db.outbox.orderBy('at').primaryKeys()) as string[],
  journal: (await db.journal.toCollection().primaryKeys()) as string[],
  quarantine: (await db.quarantine.toCollection().primaryKeys()) as string[],
});

/** Everything that a screen could show of some types, as plain data, for comparing. */
export const visible = (account: Account): Promise<unknown[]> =>
  Reading.run(account, async (reading) => {
    const types = ['outing', 'stop', 'encounter', 'youth', 'identification', 'step', 'pathway', 'place'] as const;
    const all = await Promise.all(types.map((type) => reading.all(type)));
    return all.flat().map(({ truth: _t, seen: _s, by: _b, ...shown }) => shown);
  });
