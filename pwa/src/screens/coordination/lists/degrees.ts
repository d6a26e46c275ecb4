/** A number of degrees as typed, comma or point; null: empty; undefined: no such number. */
export const degreesOf = (typed: string, most: number): number | null | undefined => {
  const text = typed.trim().replace(',', '.').replace('°', '').trim();
  if (!text) return null;
  const value = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(value) <= most ? value : undefined;
};

/** As people read and type it. */
export const degreesTyped = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));
