/** What the server last answered, to be shown without network. Nothing with a name in it may be given here. */

/** Answers of one kind by question; `at`: when received, in milliseconds. */
export interface Received<T extends { at: number }> {
  /** What was last received for a question, or null. */
  last: (storage: Storage, account: string, question: string) => T | null;
  /** Keeps an answer; the oldest of too many go. A full or forbidden storage keeps nothing. */
  keep: (storage: Storage, account: string, question: string, answer: T) => void;
}

/**
 * A place for answers. `name` ends in a number that grows with what they hold: older ones would lack what
 * the page shows. `most`: how many questions are kept.
 */
export function received<T extends { at: number }>(name: string, most: number): Received<T> {
  const place = (account: string): string => `kaftruck-${name}-${account}`;
  function read(storage: Storage, account: string): Record<string, T> {
    try {
      return (JSON.parse(storage.getItem(place(account)) ?? '{}') ?? {}) as Record<string, T>;
    } catch {
      return {};
    }
  }
  return {
    last: (storage, account, question) => read(storage, account)[question] ?? null,
    keep(storage, account, question, answer) {
      const all = Object.entries({ ...read(storage, account), [question]: answer })
        .sort(([, a], [, b]) => b.at - a.at)
        .slice(0, most);
      try {
        storage.setItem(place(account), JSON.stringify(Object.fromEntries(all)));
      } catch {
        storage.removeItem(place(account));
      }
    },
  };
}

const PLACE = /^kaftruck-[a-z]+-\d+-/;

/** Nothing is left of an account's answers in this browser, those that an older version kept included. */
export function forgetReceived(account: string): void {
  for (const storage of kept())
    for (const key of keysOf(storage)) if (PLACE.test(key) && key.endsWith(`-${account}`)) storage.removeItem(key);
}

/** A browser may refuse to keep anything at all. */
function kept(): Storage[] {
  try {
    return typeof localStorage === 'undefined' ? [] : [localStorage, sessionStorage];
  } catch {
    return [];
  }
}

const keysOf = (storage: Storage): string[] => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
