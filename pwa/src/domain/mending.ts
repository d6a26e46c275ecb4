import { codeListOf } from './field_codes';
import type { Change, Refusal } from './operation';
import { sealedFields } from './records';

/** The key under which the correction of a refused note is kept while it is half made. */
export const mendKey = (op: string): string => `${MENDING}${op}`;
const MENDING = 'outbox/mend/';

/** The refused note that a half-filled form corrects; null for any other form. */
export const mendedBy = (key: string): string | null => (key.startsWith(MENDING) ? key.slice(MENDING.length) : null);

/** How a value is asked for. */
export type MendInput = 'day' | 'instant' | 'text' | 'long_text' | 'code' | 'codes' | 'number' | 'yes_no' | 'commune' | Referred;
/** What a field may name by its id. */
export type Referred = 'place' | 'partner' | 'zone' | 'outing' | 'youth' | 'person';

export interface MendField {
  field: string;
  input: MendInput;
  /** It may be emptied. */
  optional: boolean;
}

/**
 * What a person can do so that a refused note is taken: give other values; leave out the part that is
 * not theirs to write, when something else remains; have its names sealed again. Null: nothing here.
 */
export type Mend = { how: 'values'; fields: MendField[] } | { how: 'leave_out' } | { how: 'seal_again' } | null;

const REFERRED: Record<string, Referred> = {
  place: 'place', partner: 'partner', zone: 'zone', outing: 'outing', youth: 'youth', referent: 'person', assignee: 'person',
};
const INSTANTS = new Set(['at', 'from_at', 'planned_start', 'planned_end', 'notice_given_at']);
const DAYS = new Set(['on', 'closed_at', 'main_from', 'confirmed_at', 'valid_from', 'valid_until']);
/** Instants of an outing, days of a pathway or a support. */
const EITHER = new Set(['started_at', 'ended_at']);
const NUMBERS = new Set(['count', 'attendance_estimate']);
const YES_NO = new Set(['with_truck', 'health_desk', 'first_time', 'has_children', 'archived']);
const TEXTS = new Set(['title', 'name', 'official_code']);
const MANY = new Set(['followed_by', 'transport', 'obstacles']);

/** Fields that their record cannot be without, as the server's rules say (`api/records`). */
const REQUIRED: Record<string, readonly string[]> = {
  place: ['name'], partner: ['name'], zone: ['name', 'kind'], outing: ['kind', 'status'], stop: ['outing', 'place', 'from_at'],
  encounter: ['outing', 'at', 'age_band', 'gender', 'count', 'first_time'], identification: ['youth', 'at', 'channel', 'age_band'],
  step: ['youth', 'kind', 'status', 'at'], pathway: ['youth', 'kind'], pathway_check: ['pathway', 'on', 'result'],
  support: ['youth', 'kind', 'started_at'], health_act: ['side', 'act', 'status', 'at'],
};

/** What the end of something is compared with. */
const BEGINNING: Record<string, string> = { ended_at: 'started_at', planned_end: 'planned_start', valid_until: 'valid_from' };

const inputOf = (type: string, field: string): MendInput | null => {
  if (sealedFields(type).includes(field)) return field === 'note' || field === 'address' ? 'long_text' : null;
  if (MANY.has(field)) return 'codes';
  if (codeListOf(type, field)) return 'code';
  if (field === 'commune') return 'commune';
  if (REFERRED[field]) return REFERRED[field];
  if (INSTANTS.has(field)) return 'instant';
  if (DAYS.has(field)) return 'day';
  if (EITHER.has(field)) return type === 'outing' ? 'instant' : 'day';
  if (NUMBERS.has(field)) return 'number';
  if (YES_NO.has(field)) return 'yes_no';
  return TEXTS.has(field) ? 'text' : null;
};

const BY_VALUE = new Set([
  'missing', 'unknown_code', 'bad_reference', 'unknown_reference', 'not_text', 'too_long', 'out_of_range', 'not_yes_or_no',
  'bad_date', 'future_date', 'ends_before_start', 'unknown_commune', 'not_yet_open', 'no_longer_open',
]);
const BY_SEALING = new Set(['not_sealed', 'unknown_key', 'wrong_context']);
const BY_LEAVING_OUT = new Set(['role', 'age_not_identified']);

/** What can be done about a refusal. */
export const mendOf = ({ code, change: index, field }: Refusal, changes: readonly Change[]): Mend => {
  const change = changes[index];
  if (!change) return null;
  if (BY_SEALING.has(code)) return { how: 'seal_again' };
  if (BY_LEAVING_OUT.has(code)) return leavesSomething(change, field, changes) ? { how: 'leave_out' } : null;
  if (!BY_VALUE.has(code) || !field || !change.set) return null;
  const asked = [field, ...alsoAsked(code, field, change)];
  const fields = asked.flatMap((name): MendField[] => {
    const input = inputOf(change.type, name);
    return input ? [{ field: name, input, optional: !REQUIRED[change.type]?.includes(name) }] : [];
  });
  return fields[0]?.field === field ? { how: 'values', fields } : null;
};

/** An end before its beginning may have the beginning wrong; a measure that was not open, its date. */
const alsoAsked = (code: string, field: string, { set = {} }: Change): string[] => {
  if (code === 'ends_before_start') return [BEGINNING[field] ?? ''].filter((name) => name in set);
  if (code === 'not_yet_open' || code === 'no_longer_open')
    return ['started_at', 'at', 'on'].filter((name) => name !== field && name in set);
  return [];
};

/** Without its field, or without the whole change when none is named, the note still says something. */
const leavesSomething = (change: Change, field: string | null, changes: readonly Change[]): boolean =>
  changes.length > 1 || (change.kind === 'patch' && field !== null && Object.keys(change.set ?? {}).some((name) => name !== field));

/** The note without the part that is blamed. */
export const withoutBlamed = ({ change: index, field }: Refusal, changes: readonly Change[]): Change[] =>
  changes.flatMap((change, at) => {
    if (at !== index) return [change];
    const others = Object.entries(change.set ?? {}).filter(([name]) => name !== field);
    return change.kind === 'patch' && field !== null && others.length ? [{ ...change, set: Object.fromEntries(others) }] : [];
  });
