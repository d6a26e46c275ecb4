import type { Instant } from './days';

/** The words of the notice in one language; those between stars are strong. */
export interface NoticeTexts {
  title: string;
  note: string;
  lock: string;
  no: string;
  erase: string;
  time: string;
  ask: string;
  agreed: string;
  without_name: string;
  nothing: string;
  /** Beside the code that leads to the public page. */
  later: string;
  law: string;
  rights: string;
  contact: string;
}

/** What the coordination keeps of one language, in the organisation's settings. */
export interface NoticeSaved {
  texts?: NoticeTexts;
  /** Names the words of `texts`. */
  version?: string;
  by?: string;
  at?: Instant;
  /** Somebody who speaks the language has read the words of that version. */
  read?: { version: string; by: string; at: Instant };
}

/** One language as it is shown now. */
export interface NoticeShown {
  texts: NoticeTexts;
  version: string;
  /** The words are the coordination's own. */
  edited: boolean;
  /** Who proof-read these very words, and when; null: nobody yet. */
  read: NoticeSaved['read'] | null;
  saved: NoticeSaved;
}

const savedOf = (settings: Record<string, unknown>, language: string): NoticeSaved =>
  (settings.notices as Record<string, NoticeSaved> | undefined)?.[language] ?? {};

/** The software's words of a version, or the organisation's own in their place. */
export const noticeShown = (
  original: NoticeTexts,
  version: string,
  settings: Record<string, unknown>,
  language: string,
): NoticeShown => {
  const saved = savedOf(settings, language);
  const now = saved.version ?? version;
  const texts = { ...original, ...saved.texts };
  const read = saved.read?.version === now ? saved.read : null;
  return { texts, version: now, edited: saved.texts !== undefined, read, saved };
};

/** Whether the words in use wait to be proof-read; French is what they were written from. */
export const waitsForReading = (settings: Record<string, unknown>, language: string, version: string): boolean => {
  if (language === 'fr') return false;
  const { read, version: own } = savedOf(settings, language);
  return read?.version !== (own ?? version);
};

/** A text cut at its strong words: every second part is strong. An odd star is left out. */
export const strongParts = (text: string): string[] => {
  const parts = text.split('*');
  if (parts.length % 2 === 1) return parts;
  const last = parts.pop() ?? '';
  return [...parts.slice(0, -1), (parts.at(-1) ?? '') + last];
};
