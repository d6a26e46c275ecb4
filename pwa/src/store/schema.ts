import Dexie, { type Table } from 'dexie';
import type { Stamp } from '../domain/clock';
import type { Operation, Refusal, WireRow } from '../domain/operation';
import type { PinRecord } from '../seal';
import { lostConnection } from './lost_connection';
import { revisions, type RevisionKey } from './revisions';

/** A row as the server last gave it. Rows of another generation than the feed's are not shown. */
export interface BaseRow extends WireRow {
  generation: number;
}

/** The name of operations that nobody wrote: older names sealed again with a newer key. */
export const RESEAL = 'reseal';

/** An operation as this phone keeps it. `name` says which act made it; `size` in bytes of JSON. */
export interface KeptOperation extends Operation {
  name: string;
  madeAt: number;
  size: number;
  /** It was answered before the server was restored, and is sent again. */
  again?: true;
}

/** Answered, kept 30 days. `generation`: its rows went to this one, being read beside the shown one. */
export interface Answered extends KeptOperation {
  status: 'applied' | 'superseded';
  effective: Stamp;
  answeredAt: number;
  generation: number;
}

/** Refused, or (`waits`) depending on a refused record. */
export interface Quarantined extends KeptOperation {
  refusal: Refusal;
  waits: boolean;
  refusedAt: number;
}

/** A generation of rows and how far it has been read. */
export interface Reader {
  generation: number;
  epoch: string;
  cursor: number;
  scopes: string | null;
  /** The server's word for which tombstones were gone when this reading began; sent back with each page. */
  purged?: number;
  /** The greatest seq of a row that the answer to a push put here; absent when not known. */
  pushed?: number;
}

/** What is shown, and the generation being read beside it. */
export interface Feed extends Reader {
  building: Reader | null;
}

/** This phone's hybrid clock: last stamp given, greatest effective one received, offset in ms. */
export interface ClockState {
  last: Stamp;
  received: Stamp;
  offset: number;
}

export interface MetaValues extends Record<RevisionKey, string> {
  feed: Feed;
  clock: ClockState;
  /** Operations being sent now. */
  sending: string[];
  /** When the server last said it had everything, in server time (ms). */
  receipt: number;
  /** The account is signed out or revoked: what is left is sent, nothing is read. */
  closed: boolean;
  /** A new key is to be made, as far as this browser knows; which, once it has a name. */
  rotation: { device: boolean; kid: string | null };
  /** Outings of mine that are the same as a colleague's, which this phone has not received yet. */
  joining: { own: string; same: string }[];
  /** Names of second copies that did not come back yet: what is in them is nowhere else. */
  untaken: string[];
  /** Pairs of outings that somebody here said are two: `pairOf`. */
  apart: string[];
  /** Pairs of files that somebody here said are of two people: `pairOf`. */
  apartFiles: string[];
  /** Records are being sealed again with this key; how many there were to begin with. */
  reseal: { kid: string; total: number };
}
export type MetaKey = keyof MetaValues;

export interface Draft {
  key: string;
  sealed: string;
  at: number;
  about: string | null;
}

/** The person's private key under the password; absent once a PIN protects it here. */
export interface WrappedKey {
  private_key: string;
  salt: string;
  stretch: { memory_kib: number; iterations: number; parallelism: number };
}

/** What unlocking needs. No key is here in clear. */
export interface KeyValues {
  pin: PinRecord;
  wrapped: WrappedKey;
  grants: string[];
  public: string;
}
export type KeyName = keyof KeyValues;

const STORES = {
  base: '[generation+type+id], [generation+type+set.outing], [generation+type+set.youth], [generation+type+set.pathway], [generation+type+set.status], [generation+type+set.merged_into]',
  outbox: 'op, at',
  journal: 'op, answeredAt, generation',
  quarantine: 'op, at',
  meta: 'key',
  drafts: 'key',
  keys: 'key',
};

/** Everything of one account on this phone. */
export class AccountDb extends Dexie {
  declare base: Table<BaseRow, [number, string, string]>;
  declare outbox: Table<KeptOperation, string>;
  declare journal: Table<Answered, string>;
  declare quarantine: Table<Quarantined, string>;
  declare meta: Table<{ key: MetaKey; value: unknown }, MetaKey>;
  declare drafts: Table<Draft, string>;
  declare keys: Table<{ key: KeyName; value: unknown }, KeyName>;

  constructor(readonly person: string) {
    super(databaseName(person), { chromeTransactionDurability: 'strict' });
    this.version(1).stores(STORES);
    this.use(revisions).use(lostConnection);
  }

  async getMeta<K extends MetaKey>(key: K): Promise<MetaValues[K] | undefined> {
    return (await this.meta.get(key))?.value as MetaValues[K] | undefined;
  }

  async setMeta<K extends MetaKey>(key: K, value: MetaValues[K]): Promise<void> {
    await this.meta.put({ key, value });
  }

  async getKey<K extends KeyName>(key: K): Promise<KeyValues[K] | undefined> {
    return (await this.keys.get(key))?.value as KeyValues[K] | undefined;
  }

  async setKey<K extends KeyName>(key: K, value: KeyValues[K]): Promise<void> {
    await this.keys.put({ key, value });
  }
}

/** The database of one account: another person on this phone has another. */
export const databaseName = (person: string): string => `kaftruck-${person}`;

/** A person who signed in on this phone, as its first page shows them. */
export interface KnownAccount {
  person: string;
  name: string;
  email: string;
  role: string;
  organisation: { id: string; name: string; time_zone: string; settings: Record<string, unknown> };
  /** The session's cookie is believed to hold. */
  signedIn: boolean;
  /** Signed out or revoked here: only its unsent notes remain. */
  closed: boolean;
  /** A computer that others use too: nothing is kept once signed out. */
  shared: boolean;
  /** Minutes in the background before this person's app locks here, when they chose. */
  lockMinutes?: number;
  usedAt: number;
}

/** What belongs to the phone, whoever uses it. */
export class DeviceDb extends Dexie {
  declare accounts: Table<KnownAccount, string>;
  declare device: Table<{ key: 'device'; id: string; label: string }, 'device'>;

  constructor() {
    super('kaftruck-device', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ accounts: 'person, usedAt', device: 'key' });
    this.use(lostConnection);
  }
}
