import type { NoticeTexts } from '../domain/notices';
import { LANGUAGES, VERSION } from './notices/languages.gen';

export { VERSION as NOTICE_VERSION };

/** A language of the notice. */
export type Language = keyof typeof LANGUAGES;

/** Every language, most met first: its own name, its French ones, its BCP 47 tag and direction. */
export const LANGUAGE_LIST = Object.keys(LANGUAGES) as Language[];

export const aboutLanguage = (language: Language): (typeof LANGUAGES)[Language] => LANGUAGES[language];

export const isLanguage = (said: unknown): said is Language => typeof said === 'string' && said in LANGUAGES;

/** "En arabe"; a language nobody knows any more is named by its code. */
export const saidLanguage = (language: string): string => (isLanguage(language) ? LANGUAGES[language].said : language);

const FILES: Record<Language, () => Promise<{ texts: NoticeTexts }>> = {
  fr: () => import('./notices/fr.gen'),
  en: () => import('./notices/en.gen'),
  ar: () => import('./notices/ar.gen'),
  ro: () => import('./notices/ro.gen'),
  sq: () => import('./notices/sq.gen'),
  prs: () => import('./notices/prs.gen'),
  ps: () => import('./notices/ps.gen'),
  uk: () => import('./notices/uk.gen'),
};

/** The words of a language. Throws where its file is neither on this phone nor to be had. */
export const noticeTexts = async (language: Language): Promise<NoticeTexts> => (await FILES[language]()).texts;
