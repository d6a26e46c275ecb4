import type { YouthChanges } from '../../../acts';
import { contactWith, textWith } from '../../../domain/adding';
import { stricter } from '../../../domain/contact_rules';
import type { Opened, YouthPage } from '../../../store/views';
import { CHOSEN, type ChosenField, type Choices, type Side } from './comparing';

/** Two files become one: which is merged into which, and what the one that stays takes over. */
export interface Joined {
  from: YouthPage;
  into: YouthPage;
  kept: YouthChanges;
}

const value = <T>(opened: Opened<T>): T | null => (opened.state === 'ok' ? opened.value : null);
const readable = ({ state }: Opened<unknown>): boolean => state === 'ok' || state === 'none';

/**
 * The file whose name is kept stays; it takes over what was chosen from the other, every phone, the list
 * of both, the notes of both, and the stricter contact preference. Nothing is written over a value that
 * cannot be read. The other file keeps its own values, to be parted again.
 */
export const joined = (left: YouthPage, right: YouthPage, choices: Choices): Joined => {
  const side: Side = choices.name ?? 'left';
  const [into, from] = side === 'left' ? [left, right] : [right, left];
  const other: Side = side === 'left' ? 'right' : 'left';
  const taken = (Object.keys(CHOSEN) as ChosenField[]).filter((field) => field !== 'name' && choices[field] === other);
  const kept: YouthChanges = {};
  for (const field of taken) Object.assign(kept, takenOver(from, into, field));
  return { from, into, kept: { ...kept, ...bothOf(from, into), ...standing(from, into) } };
};

const takenOver = (from: YouthPage, into: YouthPage, field: ChosenField): YouthChanges => {
  if (field === 'name' || field === 'birth_date' || field === 'address') {
    return readable(from[field]) && readable(into[field]) ? { [field]: value<unknown>(from[field] as Opened<unknown>) } : {};
  }
  return Object.fromEntries(CHOSEN[field].map((one) => [one, from.youth[one]]));
};

const LISTS = ['transport', 'obstacles'] as const;

/** What two files say more than one. */
const bothOf = (from: YouthPage, into: YouthPage): YouthChanges => {
  const kept: YouthChanges = {};
  if (readable(into.contact)) {
    const contact = contactWith(value(into.contact) ?? {}, value(from.contact) ?? {});
    if (contact) kept.contact = contact;
  }
  if (readable(into.note)) {
    const note = textWith(value(into.note), value(from.note));
    if (note) kept.note = note;
  }
  for (const list of LISTS) {
    const before: readonly string[] = into.youth[list] ?? [];
    const all = [...new Set<string>([...before, ...(from.youth[list] ?? [])])];
    if (all.length > before.length) Object.assign(kept, { [list]: all });
  }
  return kept;
};

/** What stands for both: the stricter preference, an answer given, a file that is still open. */
const standing = (from: YouthPage, into: YouthPage): YouthChanges => {
  const kept: YouthChanges = {};
  const [here, there] = [into.youth, from.youth];
  const rule = stricter(here.contact_preference, there.contact_preference);
  if (rule && rule !== here.contact_preference) kept.contact_preference = rule;
  if (there.notice_answer === 'agreed' && (here.notice_answer === null || here.notice_answer === 'to_give')) {
    const { notice_answer, notice_given_at, notice_language, notice_version } = there;
    Object.assign(kept, { notice_answer, notice_given_at, notice_language, notice_version });
  }
  if (here.closed_at && !there.closed_at) Object.assign(kept, { closed_at: null, lost_reason: null });
  return kept;
};

/** Someone who wants no name never gets one by merging. */
export const isNamelessBesideName = (left: YouthPage, right: YouthPage): boolean =>
  (left.youth.notice_answer === 'without_name') !== (right.youth.notice_answer === 'without_name');

/** When a file was first noted; empty when nothing says so. */
export const notedAt = ({ identifications, encounters }: YouthPage): string =>
  [...identifications, ...encounters].map(({ at }) => at).reduce((first, at) => (!first || at < first ? at : first), '');

/** Whose facts are latest. */
export const newerOf = (left: YouthPage, right: YouthPage): Side => {
  const last = ({ identifications, encounters }: YouthPage): string =>
    [...identifications, ...encounters].map(({ at }) => at).reduce((latest, at) => (at > latest ? at : latest), '');
  return last(left) >= last(right) ? 'left' : 'right';
};

/** Meetings, steps, pathways, supports and health acts: all are kept. */
export const workOf = ({ encounters, steps, pathways, supports, healthActs }: YouthPage): number =>
  [encounters, steps, pathways, supports, healthActs].reduce(
    (sum, rows) => sum + rows.filter(({ deleted, uncounted }) => !deleted && !uncounted).length,
    0,
  );
