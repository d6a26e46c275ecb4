/**
 * A second copy of what is unsent, beside the database, one entry a note. A browser that finds its
 * database damaged (killed amid a write, then again) throws all of it away, without a word; this is
 * kept elsewhere. What is in it is sealed. Where a browser keeps no such thing, nothing is done.
 */
const NAME = 'kaftruck-second-copy';

const place = (person: string, name: string): string => `/copie/${person}/${name}`;

const opened = async (): Promise<Cache | null> => (typeof caches === 'undefined' ? null : caches.open(NAME));

/** Keeps one note of a person; resolves once it is kept. */
export const keepCopy = async (person: string, name: string, text: string): Promise<void> => {
  await (await opened())?.put(place(person, name), new Response(text));
};

/** The names of a person's copies. */
export const copied = async (person: string): Promise<string[]> => {
  const start = place(person, '');
  const paths = await pathsOf(await opened());
  return paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
};

/** Notes that were sent, or said otherwise since. */
export const dropCopies = async (person: string, names: readonly string[]): Promise<void> => {
  const cache = await opened();
  await Promise.all(names.map((name) => cache?.delete(place(person, name))));
};

/** The person leaves this phone. */
export const dropAllCopies = async (person: string): Promise<void> => dropCopies(person, await copied(person));

/** One sealed copy of a person. */
export const readCopy = async (person: string, name: string): Promise<string | undefined> =>
  (await (await opened())?.match(place(person, name)))?.text();

/** How many notes are kept of people whom this phone no longer knows. */
export const orphaned = async (known: readonly string[]): Promise<number> => {
  const paths = await pathsOf(await opened());
  return paths.filter((path) => !known.some((person) => path.startsWith(place(person, '')))).length;
};

const pathsOf = async (cache: Cache | null): Promise<string[]> =>
  ((await cache?.keys()) ?? []).map(({ url }) => new URL(url).pathname);
