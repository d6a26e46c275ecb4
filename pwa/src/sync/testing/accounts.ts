import type { Me, NewOrganisation, NewPerson } from '../../server/accounts';
import { blankFields } from '../../domain/blank';
import { keyRoutes } from './keys';
import type { FakeServer } from './server';

export interface Kept {
  person: NewPerson;
  role: Me['person']['role'];
  grants: Me['grants'];
  revokedAt?: string;
}

interface Invited {
  token_hash: string;
  role: Me['person']['role'];
  name: string;
  keys: string | null;
  person_id: string | null;
  used?: boolean;
}

export const no = (status: number, code: string, field: string | null = null): Response =>
  Response.json({ code, message_fr: 'Non.', field, retry: false }, { status });

/** The account endpoints in memory, beside `FakeServer`'s sync, for tests of sessions. */
export class FakeAccounts {
  readonly people = new Map<string, Kept>();
  readonly ended: { account: string | null; push_only: boolean }[] = [];
  readonly invitations: Invited[] = [];
  organisation: { id: string; name: string } | null = null;
  recovery: NewOrganisation['recovery'] | null = null;
  /** Oldest first, with the recovery key's grant of each. */
  readonly keys: Me['grants'] = [];
  /** Somebody, or a phone, was put out since the newest key was made. */
  keyDue = false;

  constructor(private readonly server: FakeServer) {
    server.other = (path, body) => this.answer(path, body as never);
  }

  private answer(path: string, body: never): unknown {
    const asked = this.server.requests.at(-1)?.account ?? '';
    const routes: Record<string, (body: never) => unknown> = {
      '/start': () => ({ configured: this.organisation !== null }),
      '/organisations': (sent: NewOrganisation) => this.found(sent),
      '/sessions/salt': ({ email }: { email: string }) => this.salt(email),
      '/sessions': (sent?: { email: string; auth: string }) => (sent ? this.signIn(sent.email, sent.auth) : this.sessions(asked)),
      '/me': () => this.me(asked),
      '/sessions/current/end': ({ push_only }: { push_only: boolean }) => this.end(asked, push_only),
      '/invitations': (sent: Invited) => this.invite(sent),
      '/invitations/open': () => this.invitations.at(-1) && { ...this.invitations.at(-1), organisation: this.organisation, email: null },
      '/invitations/accept': (sent: { person: NewPerson; grants: Me['grants'] }) => this.join(sent),
    };
    return routes[path]?.(body) ?? keyRoutes(this, this.server)(path, asked, body);
  }

  private found({ organisation, person, key, recovery }: NewOrganisation): unknown {
    if (this.organisation) return no(409, 'already_done');
    this.organisation = organisation;
    this.recovery = recovery;
    this.keys.push({ kid: key.kid, jwe: key.recovery_grant });
    this.people.set(person.id, { person, role: 'coordinator', grants: [{ kid: key.kid, jwe: key.grant }] });
    this.server.roles.set(person.id, 'coordinator');
    return this.me(person.id);
  }

  byEmail(email: string): Kept | undefined {
    return [...this.people.values()].find(({ person }) => person.email === email);
  }

  private salt(email: string): unknown {
    const { salt, stretch } = (this.byEmail(email) ?? [...this.people.values()][0])?.person ?? {};
    return { salt, stretch };
  }

  private signIn(email: string, auth: string): unknown {
    const kept = this.byEmail(email);
    return kept && kept.person.auth === auth ? this.me(kept.person.id) : no(401, 'wrong_sign_in');
  }

  private sessions(account: string): unknown {
    return this.server.revoked.has(account) ? no(401, 'revoked') : [];
  }

  private end(account: string, push_only: boolean): unknown {
    this.ended.push({ account, push_only });
    return new Response(null, { status: 204 });
  }

  private invite(sent: Invited): unknown {
    this.invitations.push(sent);
    return { ends_at: this.server.instant };
  }

  private join({ person, grants }: { person: NewPerson; grants: Me['grants'] }): unknown {
    const invitation = this.invitations.at(-1);
    const { role = 'outreach' } = invitation ?? {};
    if (invitation?.used) return no(410, 'invitation_over');
    if (!this.people.has(person.id) && this.byEmail(person.email)) return no(409, 'already_done', 'person.email');
    if (invitation) invitation.used = true;
    this.people.set(person.id, { person, role, grants });
    this.server.roles.set(person.id, role);
    this.server.give('person', person.id, { ...blankFields('person'), name: person.name, role: 'outreach', active: true });
    return { person_id: person.id, email: person.email };
  }

  me(id: string): Me | Response {
    const kept = this.people.get(id);
    if (!kept || !this.organisation) return no(401, 'not_signed_in');
    const { person, role, grants } = kept;
    const { name, email, private_key, public_key, salt, stretch } = person;
    return {
      person: { id, name, email, role },
      organisation: { ...this.organisation, time_zone: 'Europe/Paris', settings: {} },
      private_key,
      public_key,
      salt,
      stretch,
      grants,
      newest_kid: role === 'management' ? null : (this.keys.at(-1)?.kid ?? null),
      epoch: this.server.epoch,
      server_now: this.server.now(),
    };
  }
}
