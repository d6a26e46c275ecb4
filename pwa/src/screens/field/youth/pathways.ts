import { isValid, label, type Code } from '../../../domain/codes';
import type { Day } from '../../../domain/days';
import { awaitsConfirmation } from '../../../domain/pathways';
import type { PathwayShown } from '../../../store/views';
import { youth as words } from '../../../text/field_youth';
import { shortDay } from '../here';

type Kind = Code<'pathway'>;

/** The order of the sheet: the mission locale's own first, then the shorter ones two a line. */
const ORDER: { kind: Kind; half?: boolean }[] = [
  { kind: 'ml_follow_up' },
  { kind: 'cej' },
  { kind: 'gj' },
  { kind: 'cej_jr', half: true },
  { kind: 'civic_service', half: true },
  { kind: 'employment', half: true },
  { kind: 'training', half: true },
  { kind: 'apprenticeship', half: true },
  { kind: 'back_to_school', half: true },
  { kind: 'partner_referral' },
  { kind: 'other' },
];

/** A pathway in the words of the field. */
export const pathwayName = (kind: string): string => words.pathwayNames[kind] ?? label('pathway', kind);

/** The measures open on a day: closed ones are not offered. */
export const openPathways = (on: Day): { value: Kind; label: string; half: boolean }[] =>
  ORDER.filter(({ kind }) => isValid('pathway', kind, on)).map(({ kind, half = false }) => ({
    value: kind,
    label: pathwayName(kind),
    half,
  }));

/** How a pathway stands, in a few words. */
export const waySaid = (one: PathwayShown): string => {
  const partner = one.partnerName ?? '';
  if (one.ended_at && one.end_reason) return words.endedOn(shortDay(one.ended_at), label('pathway_end_reason', one.end_reason));
  if (awaitsConfirmation(one)) return words.toConfirm(partner);
  const since = one.confirmed_at ? words.confirmedOn(partner, shortDay(one.confirmed_at)) : one.started_at ? words.since(shortDay(one.started_at)) : '';
  return [since, one.main ? words.main : ''].filter(Boolean).join(', ');
};
