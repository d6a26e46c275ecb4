import { isLanguage, type Language } from '../../../text/notice_languages';

const PLACE = 'kaftruck-notice-language';

/** The language in which this phone last showed the notice; it says nothing about anybody. */
export const lastLanguage = (): Language => {
  try {
    const kept = localStorage.getItem(PLACE);
    return isLanguage(kept) ? kept : 'fr';
  } catch {
    return 'fr';
  }
};

/** The next notice opens in it. */
export const keepLanguage = (language: Language): void => {
  try {
    localStorage.setItem(PLACE, language);
  } catch {
    // Without storage the next notice opens in French.
  }
};
