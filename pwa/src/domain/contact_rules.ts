import type { Code } from './codes';

type Preference = Code<'contact_preference'>;

/** From the one that leaves least freedom to whoever calls. */
const STRICTEST: readonly Preference[] = ['through_partner', 'not_at_home', 'message_first', 'mobile_only', 'none'];

/** The contact preference that protects more, of two files of one person; null when neither has one. */
export const stricter = (one: Preference | null, other: Preference | null): Preference | null =>
  STRICTEST.find((preference) => preference === one || preference === other) ?? null;
