import { mayChange } from '../domain/may_change';
import type { Role } from '../domain/records';
import type { Account } from '../store/account';

/** The act cannot be done; nothing was written. `field` is the one to mend, null when none is. */
export class ActRefused extends Error {
  override name = 'ActRefused';
  constructor(
    readonly field: string | null,
    message: string,
  ) {
    super(message);
  }
}

/** Throws ActRefused unless `fine`. */
export function must(fine: unknown, field: string | null, message: string): asserts fine {
  if (!fine) throw new ActRefused(field, message);
}

/** Throws ActRefused when the role may not write this, as the server would. */
export const mayWrite = (account: Account, ...roles: Role[]): void =>
  must(
    roles.includes(account.who.role as Role),
    null,
    'Votre rôle ne permet pas de faire cela.',
  );

/** Throws ActRefused for a partner's worker about a record of somebody else's, as the server would. */
export const ownOrTeam = (account: Account, by: string, message: string): void =>
  must(mayChange({ role: account.who.role, id: account.person }, by), null, message);
