import { CODES, ROLLUPS, VALIDITY } from './codes.gen';

export { ROLLUPS };

/** A code list: `outing_kind`, `age_band`… */
export type CodeList = keyof typeof CODES;
/** A code of a list. */
export type Code<L extends CodeList> = keyof (typeof CODES)[L] & string;

export type AgeBand = Code<'age_band'>;
export type Gender = Code<'gender'>;
export type OutingStatus = Code<'outing_status'>;

/** The French label; a code this version does not know is shown as it is. */
export const label = <L extends CodeList>(list: L, code: Code<L> | string): string =>
  (CODES[list] as Record<string, string>)[code] ?? code;

/** Whether `code` is in the list and, when a day is given, may be chosen on that day. */
export const isValid = <L extends CodeList>(list: L, code: string, on?: string): code is Code<L> => {
  if (!Object.hasOwn(CODES[list], code)) return false;
  const { from, until } = VALIDITY[list]?.[code] ?? {};
  return !on || ((!from || on >= from) && (!until || on <= until));
};

/** The codes to offer, in the list's order: those valid `on` that day, all without one. */
export const options = <L extends CodeList>(
  list: L,
  { on }: { on?: string } = {},
): { value: Code<L>; label: string }[] =>
  (Object.keys(CODES[list]) as Code<L>[])
    .filter((code) => isValid(list, code, on))
    .map((value) => ({ value, label: label(list, value) }));

const among = (codes: readonly string[]) => {
  const known = new Set<string>(codes);
  return (code: string | null): boolean => code !== null && known.has(code);
};

/** 16 to 29: the ages of a youth. */
export const isYouthBand = among(ROLLUPS.youth_16_29);
/** Neither in employment nor in education or training (Dares, Eurostat). */
export const isOutOfWork = among(ROLLUPS.not_in_employment_education_training);
/** The five plain choices of a phone, each with the fine codes it stands for. */
export const TRAINING_ON_PHONE = ROLLUPS.training_level_on_phone;
