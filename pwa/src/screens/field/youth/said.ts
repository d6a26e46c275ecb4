import { label } from '../../../domain/codes';
import type { ShownAge } from '../../../domain/ages';
import { dayOf } from '../../../domain/days';
import type { YouthLine } from '../../../store/views';
import { outing } from '../../../text/field';
import { youth as words, youths as list } from '../../../text/field_youth';
import { shortDay, zone } from '../here';
import { COMMUNES } from '../place/communes.gen';

const communes = new Map(COMMUNES);

/** The name of a commune; its code when it is not one of ours. */
export const communeName = (insee: string): string => communes.get(insee) ?? insee;

/** `17 ans`, or `16-17 ans`. */
export const ageSaid = (age: ShownAge): string => ('years' in age ? words.ageYears(age.years) : outing.agesRead[age.band]);

/** `17 ans`, or `16-17 ans au 28 mai`. */
export const datedAge = (age: ShownAge): string =>
  'years' in age ? words.ageYears(age.years) : words.ageOn(outing.agesRead[age.band], shortDay(age.on));

/** `16-17 ans, Besançon. Vu le 9 juin`: what tells two people of one name apart. */
export const lineDetail = (line: YouthLine): string => {
  const who = [line.age && ageSaid(line.age), line.commune && communeName(line.commune)].filter(Boolean).join(', ');
  const at = line.lastMetAt ?? line.identifiedAt;
  const seen = at && (line.lastMetAt ? list.seen(shortDay(dayOf(at, zone()))) : list.noted(shortDay(dayOf(at, zone()))));
  const closed = line.closed_at ? list.closed : null;
  return [who, seen, closed].filter(Boolean).join('. ');
};

/** `Femme`, `Homme`; nothing when not known. */
export const genderSaid = (gender: string | null): string | null =>
  gender && gender !== 'unknown' ? (gender === 'other' ? null : label('gender', gender)) : null;
