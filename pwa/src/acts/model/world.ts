import { vi } from 'vitest';
import { blankFields } from '../../domain/blank';
import { newDeviceId, newId } from '../../domain/ids';
import { newOrganisationKey, organisationKeys, type OrganisationKeys, type RawOrganisationKey } from '../../seal';
import { context, sealAt } from '../../seal/field';
import type { Me } from '../../server/accounts';
import { device } from '../../store/device';
import type { KnownAccount } from '../../store/schema';
import { FakeServer } from '../../sync/testing/server';
import { Browser } from './browser';
import { Phone } from './phone';

/** Whose phone is where; `GUEST` is Karim's account in Nadia's browser. */
export const [NADIA, KARIM, ELISE, GUEST] = [0, 1, 2, 3] as const;

/** What may never leave a phone, nor rest on it, but sealed. */
export const CLEAR = ['Zoé-Inventée', '+33639980412', 'Un mot inventé'] as const;
export const [NAME, NUMBER, NOTE] = CLEAR;

const realNow = Date.now.bind(Date);
const first = newOrganisationKey();

/** An operation that a person made here. */
export interface Made {
  op: string;
  person: string;
  name: string;
  changes: { type: string; id: string; kind: string; set?: Record<string, unknown> }[];
}

/** An organisation, its phones, and what nobody may forget. */
export class World {
  readonly server = new FakeServer();
  readonly shared = new Browser();
  readonly phones: Phone[] = [];
  ring!: OrganisationKeys;
  inHand: Browser = this.shared;
  /** Every operation that was ever seen on a phone, but those that a person gave up. */
  readonly made = new Map<string, Made>();
  readonly poison = new Set<string>();
  /** Mended, given up by a person: not missed any more. */
  readonly dropped = new Set<string>();
  /** Answered on a phone that lost its databases: no backup can be fed with them. */
  readonly lost = new Set<string>();
  /** What the server can be put back to; the first day is there always. */
  readonly backups: ((epoch?: string) => void)[] = [];
  readonly files: { person: string; text: string; ops: string[] }[] = [];
  readonly erased = new Set<string>();
  readonly organisation = { id: newId(), name: 'Essai', time_zone: 'Europe/Paris', settings: {} };
  readonly colleague = newId();
  readonly device = newDeviceId();
  #keys: RawOrganisationKey[] = [first];
  #ms = realNow();
  readonly #clock = vi.spyOn(Date, 'now').mockImplementation(() => this.time() + this.inHand.ahead);

  /** The right time passes as it is asked for. */
  readonly time = (): number => (this.#ms += 7);

  hours(count: number): void {
    this.#ms += count * 3_600_000;
  }

  /** All signed in and up to date: an outing, a file with a step, on the server. */
  static async begin(): Promise<World> {
    const world = new World();
    world.ring = await organisationKeys(world.#keys);
    const { server, shared } = world;
    server.now = world.time;
    server.pageSize = 4;
    server.kids = new Set([first.kid]);
    server.people = new Set([world.colleague]);
    server.other = (path) => (path.startsWith('/sessions') ? new Response(null, { status: 204 }) : undefined);
    vi.stubGlobal('fetch', server.fetch);
    vi.stubGlobal('caches', { open: () => world.inHand.caches.open() });
    const karim = world.person('Karim', 'outreach');
    for (const [who, browser] of [
      [world.person('Nadia', 'outreach'), shared],
      [karim, new Browser()],
      [world.person('Élise', 'coordinator'), new Browser()],
      [karim, shared],
    ] as const)
      world.phones.push(new Phone(world, browser, { ...who }));
    await world.firstDay();
    world.backups.push(server.backup());
    shared.inHand();
    await device().accounts.clear();
    for (const phone of world.phones) {
      await phone.signIn();
      await phone.sync();
    }
    return world;
  }

  end(): void {
    for (const phone of this.phones) phone.close();
    this.#clock.mockRestore();
    vi.unstubAllGlobals();
  }

  private person(name: string, role: string): KnownAccount {
    const person = newId();
    this.server.people?.add(person);
    this.server.roles.set(person, role);
    const { organisation } = this;
    return { person, name, email: `${name}@essai.test`, role, organisation, signedIn: true, closed: false, shared: false, usedAt: 0 };
  }

  private async firstDay(): Promise<void> {
    const [outing, youth, step] = [newId(), newId(), newId()];
    const by = this.phones[NADIA]?.person ?? '';
    this.server.give('outing', outing, { ...blankFields('outing'), kind: 'truck_outing', status: 'under_way', started_at: this.server.instant }, { by });
    const name = await sealAt(this.ring, context('youth', youth, 'name'), { first_name: NAME });
    this.server.give('youth', youth, { ...blankFields('youth'), name, notice_answer: 'agreed' }, { by });
    const note = await sealAt(this.ring, context('step', step, 'note'), NOTE);
    this.server.give('step', step, { ...blankFields('step'), youth, kind: 'call', status: 'planned', at: this.server.instant, note }, { by });
  }

  /** What the server says of a person who signs in. */
  me({ who }: Phone): Me {
    const { person: id, name, email, role, organisation } = who;
    const stretch = { memory_kib: 1, iterations: 1, parallelism: 1 };
    const server_now = this.time();
    const keys = { private_key: '', public_key: {}, salt: '', stretch, grants: [], newest_kid: null };
    return { person: { id, name, email, role }, organisation, ...keys, epoch: this.server.epoch, server_now } as unknown as Me;
  }

  phone(who: number): Phone {
    const phone = this.phones[who % this.phones.length];
    if (!phone) throw new Error('no phone');
    return phone;
  }

  /** Everybody has another key, which seals from now on. */
  async newKey(): Promise<void> {
    const key = newOrganisationKey();
    this.#keys.push(key);
    this.server.kids?.add(key.kid);
    this.ring = await organisationKeys(this.#keys);
    for (const phone of this.phones) if (phone.isOpen) phone.account.keys = this.ring;
  }

  /** Remembers whatever is on phones now. */
  async note(): Promise<void> {
    for (const phone of this.phones) {
      const { outbox, journal, quarantine } = await phone.whereabouts();
      for (const { op, name, changes } of [...outbox, ...quarantine, ...journal])
        if (!this.made.has(op)) this.made.set(op, { op, person: phone.person, name, changes: structuredClone(changes) });
    }
  }
}
