import { fullName, shortName } from '../../domain/names';
import type { YouthContact, YouthName } from '../../domain/records';
import type { Opened } from '../../store/views';
import { common } from '../../text/field';
import { youth } from '../../text/field_youth';

const SAID: Record<Exclude<Opened['state'], 'ok'>, string> = {
  none: common.noName,
  opening: common.opening,
  unreadable: common.unreadable,
  no_key: common.noKey,
  erased: common.erased,
};

/** A name to show: never blank, whatever state it is in. `full` gives all there is. */
export const shownName = (name: Opened<YouthName>, { full = false } = {}): string => {
  if (name.state !== 'ok') return SAID[name.state];
  return (full ? fullName(name.value) : shortName(name.value)) ?? common.noName;
};

/** How to speak of someone in a title: the first name, else what is known. */
export const firstName = (name: Opened<YouthName>): string => {
  if (name.state !== 'ok') return SAID[name.state];
  return name.value.first_name?.trim() || name.value.nickname?.trim() || name.value.last_name?.trim() || common.noName;
};

/** The phones of a contact, as kept; none while it is not open. */
export const phonesOf = (contact: Opened<YouthContact>): string[] =>
  contact.state === 'ok' ? (contact.value.phones ?? []) : [];

const PHONES_SAID: Record<Exclude<Opened['state'], 'ok' | 'none'>, string> = {
  opening: common.opening,
  unreadable: youth.phoneUnread,
  no_key: youth.phoneNoKey,
  erased: youth.phoneErased,
};

/** Why the phones of a contact are not shown, when there may be some; null when there are none or they are open. */
export const phonesUnread = ({ state }: Opened<YouthContact>): string | null =>
  state === 'ok' || state === 'none' ? null : PHONES_SAID[state];

/** Why a note is not shown, when there may be one, which no form writes over; null when there is none or it is open. */
export const noteUnread = ({ state }: Opened<string>): string | null => {
  if (state === 'ok' || state === 'none') return null;
  return state === 'opening' ? common.opening : `${common.unreadableNote}. ${youth.staysAsIs}`;
};
