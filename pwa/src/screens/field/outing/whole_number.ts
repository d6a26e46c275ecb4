/** A whole number as typed, spaces of thousands understood; null when nothing is, undefined when it is none. */
export const wholeNumber = (typed: string): number | null | undefined => {
  const bare = typed.replace(/\s/g, '');
  if (!bare) return null;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined;
};
