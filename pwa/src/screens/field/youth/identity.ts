import { keptName } from '../../../domain/names';
import { parsePhone } from '../../../domain/phone_numbers';
import type { SeenAt } from '../../../domain/operation';
import type { YouthContact, YouthName } from '../../../domain/records';
import type { Opened } from '../../../store/views';
import { phone as written } from '../../../ui/format';
import { phonesOf } from '../names';

/** What is typed in "Nom et téléphone". */
export interface Identity {
  first: string;
  last: string;
  nickname: string;
  phone: string;
  other: string;
}

/** The form, with what it showed when it was opened, and of which row: what a colleague wrote since was not seen. */
export type IdentityForm = Identity & { was: Identity; seen: SeenAt | null };

/** The two sealed fields that the form is about, as this phone reads them. */
export interface IdentityShown {
  name: Opened<YouthName>;
  contact: Opened<YouthContact>;
}

/** Whether a sealed field may be filled in here: what is there and cannot be read must not be written over. */
export const mayFill = ({ state }: Opened<unknown>): boolean => state === 'ok' || state === 'none';

const identityOf = ({ name, contact }: IdentityShown): Identity => {
  const said = name.state === 'ok' ? name.value : {};
  const [phone, other] = phonesOf(contact);
  return {
    first: said.first_name ?? '',
    last: said.last_name ?? '',
    nickname: said.nickname ?? '',
    phone: phone ? written(phone) : '',
    other: other ? written(other) : '',
  };
};

/** The form as it opens; blank where there is nothing, or nothing that can be read. */
export const identityForm = (shown: IdentityShown, seen: SeenAt | null = null): IdentityForm => ({
  ...identityOf(shown),
  was: identityOf(shown),
  seen,
});

/**
 * A half-filled form, taken up again: what was typed, and what was not touched as it is today. A name
 * that could not be read when the form was left may be read now; blank in the form, it would be erased.
 */
export const formAgain = (shown: IdentityShown, kept: IdentityForm): IdentityForm => {
  const now = identityOf(shown);
  const fields = Object.keys(now) as (keyof Identity)[];
  const untouched = fields.filter((field) => kept[field] === kept.was[field]);
  return { ...kept, ...Object.fromEntries(untouched.map((field) => [field, now[field]])), was: now };
};

const nameIn = ({ first, last, nickname }: Identity): YouthName => ({ first_name: first, last_name: last, nickname });
const phonesIn = ({ phone, other }: Identity): string[] => [phone, other].map((one) => parsePhone(one) ?? one.trim());
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What differs from what was shown, and nothing else. A field that this phone cannot read is left out
 * whatever the form holds: the form has it blank, and blank it would go to the whole team.
 */
export const changedIdentity = (shown: IdentityShown, now: Identity): { name?: YouthName; contact?: YouthContact } => {
  const before = identityOf(shown);
  const named = mayFill(shown.name) && !same(keptName(nameIn(before)), keptName(nameIn(now)));
  const reached = mayFill(shown.contact) && !same(phonesIn(before), phonesIn(now));
  // the form has room for two numbers: the others, and the network, stay
  const contact = shown.contact.state === 'ok' ? shown.contact.value : {};
  const phones = [now.phone, now.other, ...phonesOf(shown.contact).slice(2)].filter((one) => one.trim());
  return { ...(named ? { name: nameIn(now) } : {}), ...(reached ? { contact: { ...contact, phones } } : {}) };
};

/** The first number typed here that is none, if any. */
export const wrongPhone = (shown: IdentityShown, now: Identity): 'phone' | 'other' | null => {
  const before = identityOf(shown);
  const typed = mayFill(shown.contact) ? (['phone', 'other'] as const) : [];
  return typed.find((field) => now[field].trim() && now[field] !== before[field] && !parsePhone(now[field])) ?? null;
};
