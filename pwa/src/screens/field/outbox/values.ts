import { label } from '../../../domain/codes';
import { codeListOf } from '../../../domain/field_codes';
import { isId } from '../../../domain/ids';
import { sealedFields, type Outing, type YouthContact, type YouthName } from '../../../domain/records';
import { fullName } from '../../../domain/names';
import { showPhone } from '../../../domain/phone_numbers';
import type { ConflictShown, Opened, ValueShown } from '../../../store/views';
import { common } from '../../../text/field';
import { health, outbox as words } from '../../../text/field_work';
import { saidLanguage } from '../../../text/notice_languages';
import { noting } from '../../../text/field_youth';
import { number, within } from '../../../ui/format';
import { communeName } from '../communes';
import { shortDay, time } from '../here';

/** What records named by an id are called. */
export type Named = ReadonlyMap<string, string>;

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Each side of the health desk has acts of its own; a code of neither is said as it is. */
const healthAct = (act: string): string => {
  const care = label('health_act_care', act);
  return care === act ? label('health_act_rights', act) : care;
};

/** Fields whose word is in no one code list. */
const WORDS: Record<string, (value: string) => string> = {
  commune: communeName,
  notice_language: saidLanguage,
  act: healthAct,
  side: (side) => ({ rights: health.rights, care: health.care })[side] ?? side,
};

/** Who takes part in an outing, and how. */
const partnerSaid = ({ partner, role }: NonNullable<Outing['partners']>[number], named: Named): string =>
  words.partnerAs(named.get(partner) ?? words.unnamed, role ? within(label('partner_role', role)) : '');

/** One plain value, as people read it. */
export const valueSaid = (type: string, field: string, value: unknown, named: Named): string => {
  if (typeof value === 'boolean') return value ? noting.yes : noting.no;
  if (typeof value === 'number') return number(value, 6);
  if (field === 'partners' && typeof value === 'object' && value) return partnerSaid(value as Parameters<typeof partnerSaid>[0], named);
  if (typeof value !== 'string') return words.unreadable;
  const list = codeListOf(type, field);
  if (list) return label(list, value);
  const said = WORDS[field];
  if (said) return said(value);
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
  if (typeof value !== 'string') return words.unreadable;
  return field === 'birth_date' && DAY.test(value) ? shortDay(value) : value;
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

/** One of the values of a conflict, as people read it. */
export const sideSaid = ({ type, field }: ConflictShown, side: ValueShown, named: Named): string =>
  side.opened ? fieldSaid(type, field, side.opened, named) : inClear(type, field, side.value, named);

/** When a value was written: the hybrid time begins with milliseconds. */
export const writtenAt = (hlc: string): string => {
  const at = Number(hlc.slice(0, 15));
  return `${shortDay(new Date(at).toISOString())}, ${time(at)}`;
};
