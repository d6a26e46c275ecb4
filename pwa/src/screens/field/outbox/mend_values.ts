import { atTime, dayOf, isDay, timeOf } from '../../../domain/days';
import type { MendField } from '../../../domain/mending';
import { mending as words } from '../../../text/rescue';

/** One value as it is typed or chosen; which part is used depends on how it is asked. */
export interface MendCell {
  text: string;
  time: string;
  many: string[];
}

/** The refused value as the form first shows it. */
export const cellOf = ({ input }: MendField, value: unknown, zone: string): MendCell => {
  const blank: MendCell = { text: '', time: '', many: [] };
  if (Array.isArray(value)) return { ...blank, many: value.filter((one) => typeof one === 'string') };
  if (typeof value === 'boolean') return { ...blank, text: value ? 'yes' : 'no' };
  if (typeof value === 'number') return { ...blank, text: String(value) };
  if (typeof value !== 'string') return blank;
  if (input !== 'instant') return { ...blank, text: value };
  const readable = !Number.isNaN(Date.parse(value));
  return readable ? { ...blank, text: dayOf(value, zone), time: timeOf(Date.parse(value), zone) } : blank;
};

/** The cell as it is shown: what is not among the choices (null: not known yet, or any value is taken) is not chosen. */
export const among = (cell: MendCell, choices: ReadonlySet<string> | null): MendCell =>
  choices ? { ...cell, text: choices.has(cell.text) ? cell.text : '', many: cell.many.filter((one) => choices.has(one)) } : cell;

/** What a cell says: the value to keep, or the sentence of what is wrong with it. */
export const mendedValue = (
  { input, optional }: MendField,
  { text, time, many }: MendCell,
  named: string,
  zone: string,
): { value: unknown } | { wrong: string } => {
  if (input === 'codes') return { value: many };
  const given = text.trim();
  if (!given) return optional ? { value: null } : { wrong: words.missing(named) };
  if (input === 'number') return /^\d{1,4}$/.test(given) ? { value: Number(given) } : { wrong: words.missing(named) };
  if (input === 'yes_no') return { value: given === 'yes' };
  if (input !== 'day' && input !== 'instant') return { value: given };
  if (!isDay(given)) return { wrong: words.dateBad(named) };
  if (input === 'day') return { value: given };
  return time ? { value: atTime(given, time, zone) } : { wrong: words.missing(words.time(named)) };
};
