import type { SeenAt } from '../../domain/operation';

/** What a form showed when it was opened: of which row, and the answers that it began with. */
export interface Looked<T> {
  seen: SeenAt | null;
  before: T;
}

/**
 * A form that changes what is there, with what its person looked at. Both are kept half filled
 * together: a form given back a day later says what was seen then, not what a colleague wrote since.
 */
export const lookingAt = <T extends object>(form: T, seen: SeenAt | null): T & { looked: Looked<T> } => ({
  ...structuredClone(form),
  looked: { seen, before: structuredClone(form) },
});
