const NOTING = 'youth/new/';

/** The key under which the form of "Noter un jeune" is kept: one for each outing, one outside. */
export const notingKey = (outing: string | undefined): string => `${NOTING}${outing ?? 'elsewhere'}`;

/** Where a half-filled form is taken up again; null for one that its own page shows. */
export const addressOfDraft = (key: string): string | null => {
  if (!key.startsWith(NOTING)) return null;
  const outing = key.slice(NOTING.length);
  return outing === 'elsewhere' ? '/jeunes/noter' : `/sortie/${outing}/noter`;
};
