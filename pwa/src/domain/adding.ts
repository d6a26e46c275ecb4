import { stricter } from './contact_rules';
import { partLikeness, partOf } from './name_words';
import { parsePhone } from './phone_numbers';
import type { Youth, YouthContact, YouthName } from './records';

/** What may be said of a youth anew: facts, and who they are in clear. */
export type Said = Partial<Omit<Youth, 'name' | 'contact' | 'birth_date' | 'address' | 'note'>> & {
  name?: YouthName | null;
  contact?: YouthContact | null;
  birth_date?: string | null;
  address?: string | null;
  note?: string | null;
};

const same = (one: string | null | undefined, other: string | null | undefined): boolean => {
  const [here, there] = [partOf(one, new Map()), partOf(other, new Map())];
  return Boolean(here && there && partLikeness(here, there) >= 0.95);
};

/**
 * The name of a file once somebody was called `typed` in front of it: another spelling adds nothing, a
 * last name fills its place, another word is a nickname more. Null when nothing is added.
 */
export const nameWith = (known: YouthName, typed: YouthName): YouthName | null => {
  const told = [typed.first_name, typed.last_name].map((part) => part?.trim()).filter(Boolean).join(' ');
  const all = [known.first_name, known.last_name, known.nickname, `${known.first_name ?? ''} ${known.last_name ?? ''}`];
  const added: YouthName = {};
  if (!known.first_name && !known.last_name && !known.nickname) return told ? typed : null;
  const [first = '', ...rest] = told.split(/\s+/);
  if (!told || all.some((part) => same(part, told))) {
    // nothing new in it
  } else if (rest.length && !known.last_name && same(known.first_name, first)) added.last_name = rest.join(' ');
  else added.nickname = [known.nickname, told].filter(Boolean).join(', ');
  const nickname = typed.nickname?.trim();
  if (nickname && !all.some((part) => same(part, nickname)))
    added.nickname = [added.nickname ?? known.nickname, nickname].filter(Boolean).join(', ');
  return Object.keys(added).length ? { ...known, ...added } : null;
};

/** All phones of both, each once, those of the first file first. Null when the first has them all. */
export const contactWith = (known: YouthContact, typed: YouthContact): YouthContact | null => {
  const before = known.phones ?? [];
  const more = (typed.phones ?? []).map((phone) => parsePhone(phone) ?? phone.trim()).filter(Boolean);
  const phones = [...new Set([...before, ...more])];
  const networks = [...new Set([known.network?.trim(), typed.network?.trim()].filter((one): one is string => Boolean(one)))];
  if (phones.length === before.length && networks.length <= (known.network ? 1 : 0)) return null;
  return { ...known, phones, ...(networks.length ? { network: networks.join(', ') } : {}) };
};

/** One free text after the other; null when the second adds nothing. */
export const textWith = (known: string | null, more: string | null): string | null =>
  more && !known?.includes(more) ? [known, more].filter(Boolean).join('\n\n') : null;

const LISTS = ['transport', 'obstacles'] as const;

/**
 * What a note typed as if of somebody new changes in the file of a known person: only what it says, and
 * nothing known is lost for it. `null` and absent say nothing, save that who follows and since when there is
 * no news are one answer. Who they are is left alone where it cannot be read.
 */
export const addedBy = (
  said: Said,
  known: Pick<Youth, 'gender' | 'contact_preference' | 'notice_answer' | (typeof LISTS)[number]> & {
    name: YouthName | null;
    contact: YouthContact | null;
    note: string | null;
    readable: { name: boolean; contact: boolean; note: boolean };
  },
): Said => {
  const { name, contact, note, contact_preference, gender, notice_answer, notice_given_at, notice_language, notice_version, ...facts } = said;
  const changes: Said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
  if (changes.followed_by) changes.last_contact = said.last_contact ?? null;
  for (const list of LISTS) {
    const both = [...new Set<string>([...(known[list] ?? []), ...(said[list] ?? [])])];
    if (said[list]) Object.assign(changes, { [list]: both });
  }
  const called = name && known.readable.name ? nameWith(known.name ?? {}, name) : null;
  if (called) changes.name = called;
  const reached = contact && known.readable.contact ? contactWith(known.contact ?? {}, contact) : null;
  if (reached) changes.contact = reached;
  const text = note && known.readable.note ? textWith(known.note, note) : null;
  if (text) changes.note = text;
  if (gender && gender !== 'unknown' && (!known.gender || known.gender === 'unknown')) changes.gender = gender;
  const rule = stricter(known.contact_preference, contact_preference ?? null);
  if (rule && rule !== known.contact_preference) changes.contact_preference = rule;
  if (notice_answer === 'agreed' && known.notice_answer !== 'agreed')
    Object.assign(changes, { notice_answer, notice_given_at, notice_language, notice_version });
  return changes;
};
