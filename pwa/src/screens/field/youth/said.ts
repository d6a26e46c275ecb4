import { label, type Code } from '../../../domain/codes';
import type { ShownAge } from '../../../domain/ages';
import { dayOf } from '../../../domain/days';
import type { YouthLine } from '../../../store/views';
import { outing } from '../../../text/field';
import { youth as words, youths as list } from '../../../text/field_youth';
import { youthFile as file } from '../../../text/youth_file';
import { Message, Partner, Phone, PhoneOff } from '../../../ui/icons';
import type { Icon } from '../../../ui/types';
import { youthList as found } from '../../../text/youth_list';
import { communeName } from '../communes';
import { shortDay, zone } from '../here';
import type { About } from './search';

/** The icon of how someone wishes to be reached. */
export const PREFERENCE_ICONS: Record<Code<'contact_preference'>, Icon> = {
  mobile_only: Phone,
  not_at_home: PhoneOff,
  message_first: Message,
  through_partner: Partner,
  none: Phone,
};

/** `17 ans`, or `16-17 ans`. */
export const ageSaid = (age: ShownAge): string => ('years' in age ? words.ageYears(age.years) : outing.agesRead[age.band]);

/** `17 ans`, or `16-17 ans au 28 mai`. */
export const datedAge = (age: ShownAge): string =>
  'years' in age ? words.ageYears(age.years) : words.ageOn(outing.agesRead[age.band], shortDay(age.on));

/** `16-17 ans, Besançon. Vu le 9 juin`: what tells two people of one name apart; and why else they were found. */
export const lineDetail = (line: YouthLine, about: About | null = null): string => {
  const who = [line.age && ageSaid(line.age), line.commune && communeName(line.commune)].filter(Boolean).join(', ');
  const at = line.lastMetAt ?? line.identifiedAt;
  const seen = at && (line.lastMetAt ? list.seen(shortDay(dayOf(at, zone()))) : list.noted(shortDay(dayOf(at, zone()))));
  const closed = line.closed_at ? list.closed : null;
    const place = about?.kind === 'place' ? found.met(about.name) : null;
  const referent = about?.kind === 'referent' ? found.followed(about.name) : null;
  return [who, seen, place, referent, closed].filter(Boolean).join('. ');
};

/** `Femme`, `Homme`; nothing when not known. */
export const genderSaid = (gender: string | null): string | null =>
  gender && gender !== 'unknown' ? (gender === 'other' ? null : label('gender', gender)) : null;

/** It waits for what becomes of it: an appointment, or something proposed. */
export const isOpen = ({ status }: { status: string }): boolean => status === 'planned' || status === 'proposed';

/** `Carte Vitale`. */
export const healthSaid = ({ side, act }: { side: 'rights' | 'care'; act: string }): string =>
  label(side === 'rights' ? 'health_act_rights' : 'health_act_care', act);

/** `Psychologue`, `Parrainage`. */
export const supportName = (kind: Code<'support_kind'>): string => words.supportNames[kind] ?? label('support_kind', kind);

/** `depuis le 12 juin`, `du 12 juin au 3 août`. */
export const supportDates = ({ started_at, ended_at }: { started_at: string; ended_at: string | null }): string =>
  ended_at ? file.supportUntil(shortDay(started_at), shortDay(ended_at)) : file.supportSince(shortDay(started_at));
