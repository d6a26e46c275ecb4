/**
 * A second copy of what is unsent, beside the database. A browser that finds its database damaged
 * (killed amid a write, then again) throws all of it away, without a word; this is kept elsewhere.
 * The text is sealed as a rescue file is. Where a browser keeps no such thing, nothing is done.
 */
const NAME = 'kaftruck-second-copy';
const NOTES = 'x-notes';

const place = (person: string): string => `/copie/${person}`;

const opened = async (): Promise<Cache | null> => (typeof caches === 'undefined' ? null : caches.open(NAME));

/** Keeps the copy of a person's `count` notes, in place of the one before. */
export const keepCopy = async (person: string, text: string, count: number): Promise<void> => {
  await (await opened())?.put(place(person), new Response(text, { headers: { [NOTES]: String(count) } }));
};

/** Nothing of that person is unsent, or they leave this phone. */
export const dropCopy = async (person: string): Promise<void> => {
  await (await opened())?.delete(place(person));
};

/** The sealed copy; null when there is none. */
export const readCopy = async (person: string): Promise<string | null> =>
  (await (await opened())?.match(place(person)))?.text() ?? null;

/** How many notes the copies of people hold whom this phone no longer knows. */
export const orphaned = async (known: readonly string[]): Promise<number> => {
  const cache = await opened();
  const kept = (await cache?.matchAll()) ?? [];
  const keys = (await cache?.keys()) ?? [];
  const whose = keys.map(({ url }) => new URL(url).pathname);
  const lost = kept.filter((_, index) => !known.some((person) => place(person) === whose[index]));
  return lost.reduce((sum, { headers }) => sum + Number(headers.get(NOTES) ?? 0), 0);
};
