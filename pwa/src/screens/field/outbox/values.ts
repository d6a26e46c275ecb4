import { label } from '../../../domain/codes';
import { codeListOf } from '../../../domain/field_codes';
import { isId } from '../../../domain/ids';
import { sealedFields, type YouthContact, type YouthName } from '../../../domain/records';
import { fullName } from '../../../domain/names';
import { showPhone } from '../../../domain/phone_numbers';
import type { ConflictShown, Opened } from '../../../store/views';
import { common } from '../../../text/field';
import { outbox as words } from '../../../text/field_work';
import { noting } from '../../../text/field_youth';
import { communeName } from '../communes';
import { shortDay, time } from '../here';

/** What records named by an id are called. */
export type Named = ReadonlyMap<string, string>;

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** One plain value, as people read it. */
export const valueSaid = (type: string, field: string, value: unknown, named: Named): string => {
  if (typeof value === 'boolean') return value ? noting.yes : noting.no;
  if (typeof value !== 'string') return String(value);
  const list = codeListOf(type, field);
  if (list) return label(list, value);
  if (field === 'commune') return communeName(value);
  if (INSTANT.test(value)) return `${shortDay(value)}, ${time(value)}`;
  if (DAY.test(value)) return shortDay(value);
  return named.get(value) ?? (isId(value) ? words.unnamed : value);
};

const opened = (field: string, value: unknown): string => {
  if (field === 'name') return fullName(value as YouthName) ?? words.emptyValue;
  if (field === 'contact') {
    const { phones, network } = value as YouthContact;
    return [...(phones ?? []).map(showPhone), network ?? ''].filter(Boolean).join(', ') || words.emptyValue;
  }
  return typeof value === 'string' ? value : words.unreadable;
};

const inClear = (type: string, field: string, value: unknown, named: Named): string => {
  if (value === null || value === undefined || value === '') return words.emptyValue;
  if (Array.isArray(value)) return value.map((item) => valueSaid(type, field, item, named)).join(', ') || words.emptyValue;
  return valueSaid(type, field, value, named);
};

/** A field's value as people read it. */
export const fieldSaid = (type: string, field: string, value: Opened<unknown>, named: Named): string => {
  if (value.state === 'none') return words.emptyValue;
  if (value.state !== 'ok') return value.state === 'opening' ? common.opening : words.unreadable;
  return sealedFields(type).includes(field) ? opened(field, value.value) : inClear(type, field, value.value, named);
};

/** One of the two values of a conflict, as people read it. */
export const sideSaid = ({ type, field }: ConflictShown, side: ConflictShown['kept'], named: Named): string =>
  side.opened ? fieldSaid(type, field, side.opened, named) : inClear(type, field, side.value, named);

/** When a value was written: the hybrid time begins with milliseconds. */
export const writtenAt = (hlc: string): string => {
  const at = Number(hlc.slice(0, 15));
  return `${shortDay(new Date(at).toISOString())}, ${time(at)}`;
};
