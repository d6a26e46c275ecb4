import { sealedFields } from '../domain/records';
import type { Account } from '../store/account';
import { look } from '../store/live';

/** Values of a youth's fields, sealed ones in clear. */
export type ClearValues = Record<string, unknown>;

/** What an act wrote over, to give it back. */
export interface Overwritten {
  youth: string;
  said: ClearValues;
  written: ClearValues;
}

/** The values of these fields of a youth now, in clear; a field that cannot be read is left out. */
export const valuesOf = async (youth: string, fields: readonly string[], account: Account): Promise<ClearValues> => {
  const row: object = (await look((reading) => reading.get('youth', youth))) ?? {};
  const sealed = sealedFields('youth');
  const values = await Promise.all(
    fields.map(async (field) => {
      const value: unknown = Reflect.get(row, field) ?? null;
      if (!sealed.includes(field) || typeof value !== 'string') return [[field, value]];
      const clear = await account.opened.open('youth', youth, field, value);
      return clear === null ? [] : [[field, clear]];
    }),
  );
  return Object.fromEntries(values.flat());
};

/** What was said before, of the fields that nobody has changed since. */
export const givenBack = async ({ youth, said, written }: Overwritten, account: Account): Promise<ClearValues> => {
  const now = await valuesOf(youth, Object.keys(written), account);
  const same = (field: string): boolean => JSON.stringify(now[field]) === JSON.stringify(written[field]);
  return Object.fromEntries(Object.entries(said).filter(([field]) => same(field)));
};
