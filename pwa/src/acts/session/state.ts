import type { Role } from '../../domain/records';
import { lockMinutes } from '../../domain/auto_lock';
import type { Account } from '../../store/account';
import type { Trouble } from '../../store/connection';
import { knownAccounts } from '../../store/device';
import { orphaned } from '../../store/second_copy';
import { Cell } from '../../store/signal';
import { AccountDb, RESEAL, type KnownAccount } from '../../store/schema';
import { isOpen } from './held';

/** The person whose app this is. */
export interface MeShown {
  id: string;
  name: string;
  email: string;
  role: Role;
  organisation: KnownAccount['organisation'];
}

/** Who is here, and what it takes to go on. */
export interface SessionState {
  stage: 'starting' | 'nobody' | 'locked' | 'open' | 'stuck';
  me: MeShown | null;
  /** Everybody who has signed in on this phone, latest first. */
  accounts: KnownAccount[];
  /** How many digits to ask for, and how many tries are left; null without a PIN. */
  pin: { digits: number; triesLeft: number } | null;
  /** The password opens this phone without network. */
  offlinePassword: boolean;
  /** Notes of each person of this phone that the server has not received; while locked. */
  unsent: Record<string, number>;
  /** How many notes came back from the second copy, the database having been lost. */
  recovered: number;
  /** While nobody is known here: how many notes a second copy holds of somebody who was. */
  orphaned: number;
  /** Minutes in the background before locking. */
  lockMinutes: number;
  /** Why this browser can keep nothing. */
  trouble: Trouble | null;
  /** The server has just withdrawn this person's access. */
  withdrawn: boolean;
}

const STARTING: SessionState = {
  stage: 'starting',
  me: null,
  accounts: [],
  pin: null,
  offlinePassword: false,
  unsent: {},
  recovered: 0,
  orphaned: 0,
  lockMinutes: lockMinutes(undefined, {}),
  trouble: null,
  withdrawn: false,
};

const state = new Cell<SessionState>(STARTING);

/** What screens read of the session. */
export const session = { subscribe: state.subscribe.bind(state) };

/** Whether a PIN opens this phone. */
export const hasPin = (): boolean => state.get().pin !== null;

/** Whose app it is, unlocked or not. */
export const whose = (): MeShown | null => state.get().me;

const meOf = ({ person, name, email, role, organisation }: KnownAccount): MeShown => ({
  id: person,
  name,
  email,
  role: role as Role,
  organisation,
});

const keysOf = async (db: AccountDb): Promise<Pick<SessionState, 'pin' | 'offlinePassword'>> => {
  const [pin, wrapped] = await Promise.all([db.getKey('pin'), db.getKey('wrapped')]);
  return {
    pin: pin ? { digits: pin.digits, triesLeft: pin.triesLeft } : null,
    offlinePassword: wrapped !== undefined,
  };
};

/** Nothing at all, at once: what was on screen goes before anything is waited for. */
export const showNothing = (): void => state.set(STARTING);

/** This browser keeps nothing: there is nothing else to show. */
export const showStuck = (trouble: Trouble): void => state.set({ ...STARTING, stage: 'stuck', trouble });

const unsentOf = async (accounts: readonly KnownAccount[]): Promise<Record<string, number>> => {
  const counted = accounts.map(async ({ person }) => {
    const db = new AccountDb(person);
    try {
      const notes = await db.outbox.filter(({ name }) => name !== RESEAL).count();
      return [person, notes + (await db.quarantine.count())] as const;
    } finally {
      db.close();
    }
  });
  return Object.fromEntries(await Promise.all(counted));
};

/** Some of what was unsent may have been received while the app was locked. */
export const recount = async (): Promise<void> => {
  const before = state.get();
  if (before.stage !== 'locked' && before.stage !== 'nobody') return;
  const unsent = await unsentOf(before.accounts);
  const changed = JSON.stringify(unsent) !== JSON.stringify(before.unsent);
  if (changed && state.get() === before) state.set({ ...before, unsent });
};

/** The app is open for this account. */
export const showOpen = async (account: Account): Promise<void> => {
  const { who, db, recovered } = account;
  const [accounts, keys] = await Promise.all([knownAccounts(), keysOf(db)]);
  // locked, or left in another tab, meanwhile
  if (!isOpen(account)) return;
  state.set({ ...STARTING, stage: 'open', me: meOf(who), accounts, ...keys, recovered, lockMinutes: lockMinutes(who.lockMinutes, who.organisation.settings) });
};

/** A person's access was withdrawn: nobody is here if it was theirs, else they are no longer among those to choose. */
export const showWithdrawn = async (person: string): Promise<void> => {
  const now = state.get();
  if (now.me?.id === person) return showLocked(undefined, { withdrawn: true });
  state.set({ ...now, accounts: now.accounts.filter((one) => one.person !== person) });
};

/** The app waits for this person's PIN or password; nobody's without one. What is unsent is counted behind it. */
export const showLocked = async (who: KnownAccount | undefined, { withdrawn = false } = {}): Promise<void> => {
  const accounts = await knownAccounts();
  if (who) {
    const db = new AccountDb(who.person);
    try {
      state.set({ ...STARTING, stage: 'locked', me: meOf(who), accounts, ...(await keysOf(db)) });
    } finally {
      db.close();
    }
  } else {
    const left = await orphaned(accounts.map(({ person }) => person)).catch(() => 0);
    state.set({ ...STARTING, stage: 'nobody', accounts, withdrawn, orphaned: left });
  }
  await recount();
};

/**
 * Somebody left this phone in another tab: the screen empties at once if it was theirs, else they are
 * no longer among those to choose. Their database, which may still be going, is not opened.
 */
export const showLeft = async (person: string): Promise<void> => {
  const before = state.get();
  const others = (all: KnownAccount[]): KnownAccount[] => all.filter((one) => one.person !== person);
  if (before.me?.id !== person) return state.set({ ...before, accounts: others(before.accounts) });
  showNothing();
  const accounts = others(await knownAccounts());
  // somebody else may have signed in meanwhile
  if (state.get() === STARTING) state.set({ ...STARTING, stage: 'nobody', accounts });
  await recount();
};
