import type { YouthName } from './records';

const clean = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** `Yanis B.`, `Sami`, `« Mo »` for a nickname alone is `Mo`; null when there is no name at all. */
export const shortName = (name: YouthName | null): string | null => {
  if (!name) return null;
  const first = clean(name.first_name) || clean(name.nickname);
  const last = clean(name.last_name);
  if (!first) return last || null;
  const initial = [...last][0];
  return initial ? `${first}\u00a0${initial.toLocaleUpperCase('fr')}.` : first;
};

/** `Yanis Berger (Yaya)`: everything there is; null when there is nothing. */
export const fullName = (name: YouthName | null): string | null => {
  if (!name) return null;
  const both = [clean(name.first_name), clean(name.last_name)].filter(Boolean).join(' ');
  const nickname = clean(name.nickname);
  if (!both) return nickname || null;
  return nickname ? `${both} (${nickname})` : both;
};

/** The name to seal: trimmed, empty parts left out; null when nothing is left. */
export const keptName = (name: YouthName | null | undefined): YouthName | null => {
  const parts = Object.entries(name ?? {}).flatMap(([part, text]) =>
    clean(text) ? [[part, clean(text)] as const] : [],
  );
  return parts.length ? Object.fromEntries(parts) : null;
};
