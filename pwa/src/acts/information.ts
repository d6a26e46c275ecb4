import type { NoticeTexts } from '../domain/notices';
import { parsePhone } from '../domain/phone_numbers';
import * as server from '../server/information';
import { current, type Account } from '../store/account';
import { mayWrite, must } from './refused';

/** Whom to call, as typed; empty: not known. */
export type Numbers = server.Numbers;

const PHONES = ['coordinator_phone', 'crip_phone'] as const;
const MOST_OF_A_NUMBER = { coordinator_name: 80, crip_name: 80, data_contact: 160 } as const;
const PHONE_BAD = 'Ce numéro de téléphone n’est pas complet. Exemple\u00a0: 06 39 98 04 12.';

const MOST_OF_A_LINE = 400;
const MOST: Partial<Record<keyof NoticeTexts, number>> = { title: 80, contact: 80, agreed: 60, without_name: 60, nothing: 60 };

const coordinator = (): Account => {
  const account = current();
  mayWrite(account, 'coordinator');
  return account;
};

/**
 * Keeps whom to call, of which `was` was read, online; `syncNow` reads it back. Throws ActRefused (the
 * phone), Offline, ServerRefused: a number that was changed here and, since, by somebody else.
 */
export const saveNumbers = async (typed: Numbers, was: Numbers): Promise<void> => {
  const account = coordinator();
  const kept = { ...typed };
  for (const field of PHONES) {
    const phone = typed[field].trim() && parsePhone(typed[field]);
    must(phone !== null, field, PHONE_BAD);
    kept[field] = phone;
  }
  for (const [field, most] of Object.entries(MOST_OF_A_NUMBER))
    must([...kept[field as keyof Numbers].trim()].length <= most, field, `Ce texte est trop long\u00a0: ${most} caractères au plus.`);
  const read = { ...was };
  for (const field of PHONES) read[field] = parsePhone(was[field]) ?? was[field];
  await server.putNumbers(account.person, kept, read);
};

/** Keeps after how many minutes in the background every phone locks at most, online. Throws Offline, ServerRefused. */
export const saveLongestLock = async (minutes: server.LongestLock): Promise<void> => {
  await server.putLongestLock(coordinator().person, minutes);
};

/** Replaces a language's words, read as of version `was`. Throws ActRefused (the text), Offline, ServerRefused. */
export const saveNotice = async (language: string, was: string, texts: NoticeTexts): Promise<void> => {
  const account = coordinator();
  for (const [field, text] of Object.entries(texts) as [keyof NoticeTexts, string][]) {
    const most = MOST[field] ?? MOST_OF_A_LINE;
    must(text.trim(), field, 'Ce texte est vide.');
    must([...text.trim()].length <= most, field, `Ce texte est trop long\u00a0: ${most} caractères au plus.`);
  }
  await server.putNotice(account.person, language, was, texts);
};

/** Every version of a language's own words, the latest first. Throws Offline, ServerRefused. */
export const askWordings = (language: string): Promise<server.Wording[]> => server.wordings(coordinator().person, language);

export type Wording = server.Wording;

/** The software's own words again. Throws Offline, ServerRefused. */
export const restoreNotice = async (language: string, version: string): Promise<void> => {
  await server.restoreNotice(coordinator().person, language, version);
};

/** Somebody who speaks the language has read the words of that version, or has not after all. Throws Offline, ServerRefused. */
export const markProofread = async (language: string, version: string, read = true): Promise<void> => {
  await server.markProofread(coordinator().person, language, version, read);
};
