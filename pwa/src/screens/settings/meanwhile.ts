/**
 * A form of texts with those that it began with. Both are kept half filled together: what its person
 * wrote is told from what they only had before them, which a colleague may have changed since.
 */
export type Begun<T> = T & { before: T };

export const begun = <T extends object>(texts: T): Begun<T> => ({ ...texts, before: { ...texts } });

/** What the form says, without what it began with. */
export const typedIn = <T extends object>({ before, ...typed }: Begun<T>): T =>
  Object.fromEntries(Object.keys(before).map((field) => [field, (typed as Record<string, unknown>)[field]])) as T;

/**
 * The same form on top of what is stored `now`: only what its person changed is brought over. What
 * somebody else changed too keeps its old beginning, which is how it is known to be asked about.
 */
export const caughtUp = <T extends object>(form: Begun<T>, now: T): Begun<T> => {
  const next = begun(now);
  const typed = typedIn(form);
  for (const field of fieldsOf(now)) {
    if (typed[field] === form.before[field]) continue;
    Object.assign(next, { [field]: typed[field] });
    if (isAsked(form, now, field)) next.before[field] = form.before[field];
  }
  return next;
};

/** Written here and, since, otherwise by somebody else: of a form that has caught up. */
export const isAsked = <T extends object>(form: Begun<T>, now: T, field: keyof T): boolean =>
  now[field] !== form.before[field] && typedIn(form)[field] !== now[field];

/** The fields to ask about, in their order. */
export const asked = <T extends object>(form: Begun<T>, now: T): (keyof T & string)[] => fieldsOf(now).filter((field) => isAsked(form, now, field));

/** The form once its person has seen both: `mine` is then written over what is stored. */
export const answered = <T extends object>(form: Begun<T>, now: T, field: keyof T, keep: 'mine' | 'theirs'): Begun<T> => ({
  ...form,
  ...(keep === 'theirs' ? { [field]: now[field] } : {}),
  before: { ...form.before, [field]: now[field] },
});

const fieldsOf = <T extends object>(texts: T): (keyof T & string)[] => Object.keys(texts) as (keyof T & string)[];
