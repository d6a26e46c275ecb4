import type { components } from '../domain/api.gen';
import type { NoticeTexts } from '../domain/notices';
import { call, ServerRefused } from './api';

export type Numbers = components['schemas']['Numbers'];
export type LongestLock = components['schemas']['LongestLock']['minutes'];

/**
 * All five, and what they were when they were read: the server writes only those that differ. One
 * that was not updated yet knows no `was` and refuses all of it: it is then given what it always was.
 */
export const putNumbers = async (account: string, numbers: Numbers, was: Numbers): Promise<void> => {
  const put = (body: object): Promise<unknown> => call('/organisation/numbers', { method: 'PUT', account, body });
  try {
    await put({ ...numbers, was });
  } catch (why) {
    // it names a field that is wrong, but not one that it does not know
    if (!(why instanceof ServerRefused && why.code === 'bad_input' && why.field === null)) throw why;
    await put(numbers);
  }
};

/** The longest wait in the background before locking, in minutes. */
export const putLongestLock = (account: string, minutes: LongestLock): Promise<unknown> =>
  call('/organisation/lock', { method: 'PUT', account, body: { minutes } });

const notice = (language: string): string => `/organisation/notices/${encodeURIComponent(language)}`;

/** New words in place of those of version `was`. */
export const putNotice = (account: string, language: string, was: string, texts: NoticeTexts): Promise<unknown> =>
  call(notice(language), { method: 'PUT', account, body: { was, texts } });

export type Wording = components['schemas']['Wording'];

/** Every version of a language's own words, the latest first. */
export const wordings = async (account: string, language: string): Promise<Wording[]> =>
  (await call<components['schemas']['Wordings']>(`${notice(language)}/wordings`, { account })).wordings;

export const restoreNotice = (account: string, language: string, version: string): Promise<unknown> =>
  call(`${notice(language)}/original`, { method: 'POST', account, body: { version } });

export const markProofread = (account: string, language: string, version: string, read: boolean): Promise<unknown> =>
  call(`${notice(language)}/proofread`, { method: 'POST', account, body: { version, read } });
