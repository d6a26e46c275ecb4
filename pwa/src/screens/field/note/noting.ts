import type { NotedYouth } from '../../../acts';
import type { Code } from '../../../domain/codes';
import { parsePhone } from '../../../domain/phone_numbers';
import { noting as words } from '../../../text/field_youth';
import { french } from '../../../text/notices/fr';
import { blankFacts, factsOf, halfAnswer, type FactsDraft } from './facts';

export type Answer = 'to_give' | 'agreed' | 'without_name' | 'nothing';

/** "Noter un jeune", half filled. */
export interface NoteDraft {
  age: Code<'age_band'> | null;
  gender: Code<'gender'> | null;
  counted: 'yes' | 'already';
  channel: Code<'identification_channel'> | '';
  answer: Answer;
  /** When the answer was given (ISO); null before. */
  answeredAt: string | null;
  name: string;
  phone: string;
  facts: FactsDraft;
}

export const blankNote = (name = ''): NoteDraft => ({
  age: null,
  gender: null,
  counted: 'yes',
  channel: '',
  answer: 'to_give',
  answeredAt: null,
  name: /^[+\d][\d\s.]*$/.test(name) ? '' : name,
  phone: /^[+\d][\d\s.]*$/.test(name) ? name : '',
  facts: blankFacts(),
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
export const toNote = (draft: NoteDraft, outing: string | undefined): NotedYouth => {
  const { age, gender, counted, channel, answer } = draft;
  const met = { outing: outing ?? null, age_band: age ?? 'unknown', gender: gender ?? 'unknown', alreadyCounted: counted === 'already' };
  const notice = answer === 'to_give' ? { answer } : { answer, language: french.language, version: french.version };
  const where = !outing && channel ? { channel } : {};
  if (countsOnly(draft)) return { ...met, ...where, notice };
  const who = hasName(draft) ? { name: { first_name: draft.name.trim() }, contact: draft.phone.trim() ? { phones: [draft.phone] } : null } : {};
  return { ...met, ...where, notice, ...who, ...factsOf(draft.facts) };
};
