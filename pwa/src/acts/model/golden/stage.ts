import { vi } from 'vitest';
import { organisationKeys, type OrganisationKeys } from '../../../seal';
import { b64url } from '../../../seal/bytes';
import type { Me } from '../../../server/accounts';
import type { PushIn } from '../../../server/sync';
import type { KnownAccount } from '../../../store/schema';
import { FakeServer } from '../../../sync/testing/server';
import { Browser } from '../browser';
import { Phone, type Ground } from '../phone';

/** What befell the server, as `tests/sync/golden` plays it again. */
export type Step =
  | { do: 'push'; person: string; now: number; body: PushIn & { app: string }; status?: number; answer?: unknown }
  | { do: 'pull'; person: string; now: number; query: Record<string, string>; status?: number; answer?: unknown }
  | { do: 'role'; person: string; role: string }
  | { do: 'key'; kid: string }
  | { do: 'restore'; epoch: string }
  | { do: 'backup' | 'purge' };

/** Everything that the server is told before the first request. */
export interface Cast {
  organisation: { id: string; name: string };
  epoch: string;
  people: { id: string; name: string; role: string; device: string }[];
  keys: { kid: string; key: string }[];
}

/** The first minute, in 2025: all that is deleted is old enough to be purged. */
const BEGINS = Date.UTC(2025, 5, 16, 12, 46, 5, 123);
/** Ids that the server makes are these, in order. */
export const serverIds = (): (() => string) => {
  let count = 0;
  return () => `c0000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`;
};

export const RAW = ['5eed0001', '5eed0002'].map((kid, index) => ({ kid, key: new Uint8Array(32).fill(index + 1) }));

const ids = (from: number): string => `a0000000-0000-4000-8000-${String(from).padStart(12, '0')}`;

/** A server with its first rows, as `tests/sync/golden/stage.py` makes the real one. */
export const serverOf = ({ organisation, epoch, people, keys }: Cast): FakeServer => {
  const server = new FakeServer();
  Object.assign(server, { epoch, newId: serverIds() });
  server.kids = new Set(keys.slice(0, 1).map(({ kid }) => kid));
  server.people = new Set(people.map(({ id }) => id));
  server.give('organisation', organisation.id, { name: organisation.name, time_zone: 'Europe/Paris', settings: {} }, { by: organisation.id });
  for (const person of people) personRow(server, person);
  return server;
};

export const personRow = (server: FakeServer, { id, name, role }: { id: string; name: string; role: string }): void => {
  server.roles.set(id, role);
  server.give('person', id, { name, role, active: true }, { by: id });
};

/** A scene under way: three people's phones, whose time passes only when it is told to. */
export class Stage implements Ground {
  readonly cast: Cast;
  readonly server: FakeServer;
  readonly shared = new Browser();
  readonly steps: Step[] = [];
  readonly phones: Phone[] = [];
  inHand: Browser = this.shared;
  ring!: OrganisationKeys;
  #now = BEGINS;
  #kids = 1;
  #restore: (epoch?: string) => void = () => undefined;
  #epochs = 0;
  /** How many rows a page has. */
  limit = 1_000;

  constructor() {
    const people = (['Nadia outreach', 'Karim outreach', 'Élise coordinator'] as const).map((said, index) => {
      const [name = '', role = ''] = said.split(' ');
      return { id: ids(index + 2), name, role, device: ids(index + 12) };
    });
    const keys = RAW.map(({ kid, key }) => ({ kid, key: b64url(key) }));
    this.cast = { organisation: { id: ids(1), name: 'Essai' }, epoch: ids(20), people, keys };
    this.server = serverOf(this.cast);
    this.server.now = () => this.#now;
  }

  static async open(): Promise<Stage> {
    const stage = new Stage();
    stage.ring = await organisationKeys(RAW.slice(0, 1));
    vi.spyOn(Date, 'now').mockImplementation(() => stage.#now + stage.inHand.ahead);
    vi.stubGlobal('caches', { open: () => stage.inHand.caches.open() });
    vi.stubGlobal('fetch', stage.#fetch);
    for (const { id: person, name, role, device } of stage.cast.people) {
      const organisation = { ...stage.cast.organisation, time_zone: 'Europe/Paris', settings: {} };
      const rest = { email: '', signedIn: true, closed: false, shared: false, usedAt: 0 };
      const who: KnownAccount = { person, name, role, organisation, ...rest };
      stage.phones.push(new Phone(stage, Object.assign(new Browser(), { device }), who));
    }
    for (const phone of stage.phones) await phone.signIn();
    return stage;
  }

  close(): void {
    for (const phone of this.phones) phone.close();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  }

  /** Somebody does something, a second later. */
  async does<T>(phone: Phone, what: () => Promise<T>): Promise<T> {
    this.#now += 1_000;
    phone.inHand();
    return what();
  }

  /** It is that moment. */
  set now(ms: number) {
    this.#now = ms;
  }

  /** Hours pass. */
  later(hours: number): void {
    this.#now += hours * 3_600_000;
  }

  async sync(...phones: Phone[]): Promise<void> {
    for (const phone of phones) await this.does(phone, () => phone.sync());
  }

  async newKey(): Promise<void> {
    const key = RAW[this.#kids];
    if (!key) throw new Error('no more keys');
    this.#kids += 1;
    this.server.kids?.add(key.kid);
    this.steps.push({ do: 'key', kid: key.kid });
    this.ring = await organisationKeys(RAW.slice(0, this.#kids));
    for (const phone of this.phones) phone.account.keys = this.ring;
  }

  role(phone: Phone, role: string): void {
    personRow(this.server, { id: phone.person, name: phone.who.name, role });
    phone.who.role = role;
    this.steps.push({ do: 'role', person: phone.person, role });
  }

  backUp(): void {
    this.#restore = this.server.backup();
    this.steps.push({ do: 'backup' });
  }

  restore(): void {
    this.#epochs += 1;
    const epoch = ids(20 + this.#epochs);
    this.#restore(epoch);
    this.steps.push({ do: 'restore', epoch });
  }

  purge(): void {
    this.server.purge();
    this.steps.push({ do: 'purge' });
  }

  me({ who }: Phone): Me {
    const { person: id, name, email, role, organisation } = who;
    const keys = { private_key: '', public_key: {}, salt: '', stretch: {}, grants: [], newest_kid: null };
    return { person: { id, name, email, role }, organisation, ...keys, epoch: this.server.epoch, server_now: this.#now } as unknown as Me;
  }

  /** Every request is noted as it was sent. */
  readonly #fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input, 'http://phone.test');
    if (url.pathname.endsWith('/pull')) url.searchParams.set('limit', String(this.limit));
    const { fetch: ask } = this.server;
    const answer = await ask(url, init);
    const { account, text, path } = this.server.requests.at(-1) ?? { account: null, text: '', path: '' };
    const at = { person: account ?? '', now: this.#now };
    // which version of the app it was is not the scene's
    if (path === '/sync/push') this.steps.push({ do: 'push', ...at, body: { ...JSON.parse(text), app: 'golden' } });
    else this.steps.push({ do: 'pull', ...at, query: Object.fromEntries(url.searchParams) });
    return answer;
  };
}
