import type { Code } from '../domain/codes';
import { dayOf, isDay, type Day } from '../domain/days';
import { keptName } from '../domain/names';
import { parsePhone } from '../domain/phone_numbers';
import type { Facts, Youth, YouthContact, YouthName } from '../domain/records';
import type { Account } from '../store/account';
import { must } from './refused';

/** What may be said of a youth, sealed fields in clear. */
export type YouthChanges = Partial<Omit<Youth, 'name' | 'contact' | 'birth_date' | 'address' | 'note' | 'merged_into'>> & {
  name?: YouthName | null;
  contact?: YouthContact | null;
  birth_date?: Day | null;
  address?: string | null;
  note?: string | null;
};

/** Who the person is: nothing of it is kept of someone who answered "Sans mon nom". */
const WHO = ['name', 'contact', 'birth_date', 'address', 'note'] as const;

/** The fields as they are to be written: names trimmed, phones in one form. Throws ActRefused. */
export const youthFields = (changes: YouthChanges, account: Account): Record<string, unknown> => {
  const { name, contact, birth_date, address, note, ...facts } = changes;
  must(facts.notice_answer !== 'nothing', 'notice_answer', '« Ne rien noter » : aucune fiche n’est gardée.');
  const set: Record<string, unknown> = { ...facts };
  if (name !== undefined) set.name = keptName(name);
  if (contact !== undefined) set.contact = keptContact(contact);
  if (birth_date !== undefined) set.birth_date = keptBirth(birth_date, account);
  if (address !== undefined) set.address = address?.trim() || null;
  if (note !== undefined) set.note = note?.trim() || null;
  if (changes.notice_answer === 'without_name') for (const field of WHO) set[field] = null;
  return set;
};

const keptContact = (contact: YouthContact | null): YouthContact | null => {
  const typed = (contact?.phones ?? []).map((phone) => phone.trim()).filter(Boolean);
  const phones = typed.map((phone) => {
    const kept = parsePhone(phone);
    must(kept, 'contact', 'Ce numéro n’est pas complet.');
    return kept;
  });
  const network = contact?.network?.trim();
  if (!phones.length && !network) return null;
  return { ...(phones.length ? { phones: [...new Set(phones)] } : {}), ...(network ? { network } : {}) };
};

const keptBirth = (birth: Day | null, account: Account): Day | null => {
  if (!birth) return null;
  must(isDay(birth), 'birth_date', 'Cette date n’existe pas.');
  must(birth <= dayOf(account.now(), account.zone), 'birth_date', 'Cette date est dans l’avenir.');
  return birth;
};

/** The dated facts among what was said, for an identification. */
export const factsOf = (said: Partial<Facts>): Partial<Facts> => {
  const { situation, followed_by, last_contact, training_level, housing, commune, zone } = said;
  return { situation, followed_by, last_contact, training_level, housing, commune, zone };
};

/** The channel by which an outing identifies, from its kind and its place's. */
export const channelOf = (
  outing: Code<'outing_kind'>,
  place: Code<'place_kind'> | null,
): Code<'identification_channel'> => {
  if (outing === 'digital_outreach' || outing === 'street_round') return outing;
  if (outing === 'event' || outing === 'pretext_event') return 'event';
  if (place === 'leisure_site') return 'pool_beach';
  return outing === 'other' ? 'other' : 'truck_outing';
};
