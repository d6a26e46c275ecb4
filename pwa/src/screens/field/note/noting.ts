import type { NotedYouth } from '../../../acts';
import type { Code } from '../../../domain/codes';
import { parsePhone } from '../../../domain/phone_numbers';
import { noting as words } from '../../../text/field_youth';
import type { Language } from '../../../text/notice_languages';
import { blankFacts, factsOf, halfAnswer, type FactsDraft } from './facts';

export type Answer = 'to_give' | 'agreed' | 'without_name' | 'nothing';

/** The words that an answer was given to. */
export interface NoticeGiven {
  language: Language;
  version: string;
}

/** What the outing says by itself of somebody noted there; each can be said otherwise. */
export interface Assumed {
  channel: Code<'identification_channel'>;
  place: string | null;
  /** Of the place: until another is said, the youth is taken to live there. */
  commune: string;
}

/** "Noter un jeune", half filled. */
export interface NoteDraft {
  age: Code<'age_band'> | null;
  gender: Code<'gender'> | null;
  counted: 'yes' | 'already';
  /** Empty: as the outing says. */
  channel: Code<'identification_channel'> | '';
  /** A place; empty: as the outing says. */
  place: string;
  answer: Answer;
  /** When the answer was given (ISO); null before. */
  answeredAt: string | null;
  given: NoticeGiven | null;
  name: string;
  phone: string;
  facts: FactsDraft;
  /** Known youths of whom it was said: somebody else. */
  apart: string[];
}

export const blankNote = (name = ''): NoteDraft => ({
  age: null,
  gender: null,
  counted: 'yes',
  channel: '',
  place: '',
  answer: 'to_give',
  answeredAt: null,
  given: null,
  name: /^[+\d][\d\s.]*$/.test(name) ? '' : name,
  phone: /^[+\d][\d\s.]*$/.test(name) ? name : '',
  facts: blankFacts(),
  apart: [],
});

/** Only a count comes of it: too young for a file, or nothing wanted. */
export const countsOnly = ({ age, answer }: NoteDraft): boolean => age === 'under_16' || answer === 'nothing';

/** Name and phone are asked for. */
export const hasName = (draft: NoteDraft): boolean => !countsOnly(draft) && draft.answer !== 'without_name';

/** What is missing or wrong, the first of it, with its field. */
export const lacks = (draft: NoteDraft, outing: string | undefined): { field: string; message: string } | null => {
  if (!draft.age) return { field: 'age_band', message: words.ageMissing };
  if (!draft.gender) return { field: 'gender', message: words.genderMissing };
  if (countsOnly(draft)) return null;
  if (!outing && !draft.channel) return { field: 'channel', message: words.channelMissing };
  if (hasName(draft) && draft.phone.trim() && !parsePhone(draft.phone)) return { field: 'contact', message: words.phoneBad };
  return halfAnswer(draft.facts);
};

/** What the act is given: of an anonymous count nothing but the count. */
export const toNote = (draft: NoteDraft, outing: string | undefined, assumed: Assumed | null = null): NotedYouth => {
  const { age, gender, counted, channel, answer, answeredAt, given } = draft;
  const met = { outing: outing ?? null, age_band: age ?? 'unknown', gender: gender ?? 'unknown', alreadyCounted: counted === 'already' };
  const answered = { ...(given ?? {}), ...(answeredAt ? { at: answeredAt } : {}) };
  const notice = answer === 'to_give' ? { answer } : { answer, ...answered };
  const where = { ...(channel ? { channel } : {}), ...(outing && draft.place ? { place: draft.place } : {}) };
  if (countsOnly(draft)) return { ...met, ...where, notice };
  const who = hasName(draft) ? { name: { first_name: draft.name.trim() }, contact: draft.phone.trim() ? { phones: [draft.phone] } : null } : {};
  const facts = { ...draft.facts, commune: draft.facts.commune || (assumed?.commune ?? '') };
  return { ...met, ...where, notice, ...who, ...factsOf(facts) };
};
