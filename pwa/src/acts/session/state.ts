import type { Role } from '../../domain/records';
import type { Account } from '../../store/account';
import { knownAccounts } from '../../store/device';
import { Cell } from '../../store/signal';
import { AccountDb, type KnownAccount } from '../../store/schema';

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
  stage: 'starting' | 'nobody' | 'locked' | 'open';
  me: MeShown | null;
  /** Everybody who has signed in on this phone, latest first. */
  accounts: KnownAccount[];
  /** How many digits to ask for, and how many tries are left; null without a PIN. */
  pin: { digits: number; triesLeft: number } | null;
  /** The password opens this phone without network. */
  offlinePassword: boolean;
  /** The server has just withdrawn this person's access. */
  withdrawn: boolean;
}

const STARTING: SessionState = {
  stage: 'starting',
  me: null,
  accounts: [],
  pin: null,
  offlinePassword: false,
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

/** The app is open for this account. */
export const showOpen = async ({ who, db }: Account): Promise<void> => {
  const [accounts, keys] = await Promise.all([knownAccounts(), keysOf(db)]);
  state.set({ ...STARTING, stage: 'open', me: meOf(who), accounts, ...keys });
};

/** The app waits for this person's PIN or password; nobody's without one. */
export const showLocked = async (who: KnownAccount | undefined, { withdrawn = false } = {}): Promise<void> => {
  const accounts = await knownAccounts();
  if (!who) return state.set({ ...STARTING, stage: 'nobody', accounts, withdrawn });
  const db = new AccountDb(who.person);
  try {
    state.set({ ...STARTING, stage: 'locked', me: meOf(who), accounts, ...(await keysOf(db)) });
  } finally {
    db.close();
  }
};
