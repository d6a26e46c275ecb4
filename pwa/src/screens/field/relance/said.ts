import { label, type Code } from '../../../domain/codes';
import { Appointment, Message, People, Phone, Partner, Place } from '../../../ui/icons';
import type { Icon } from '../../../ui/types';
import type { Opened, Relance } from '../../../store/views';
import { lateness } from '../../../ui/format';
import { nearDay, time, zone } from '../here';

type Kind = Code<'step_kind'>;

const ICONS: Partial<Record<Kind, Icon>> = {
  call: Phone,
  message: Message,
  field_meeting: Place,
  partner_contact: Partner,
  workshop: People,
  group_information: People,
};

/** The icon of a step; a rendez-vous has the calendar. */
export const stepIcon = (kind: string): Icon => ICONS[kind as Kind] ?? Appointment;

/** Steps that are settled by whether the person came. */
const MEETINGS: ReadonlySet<string> = new Set([
  'individual_interview', 'workshop', 'group_information', 'accompanied_visit', 'field_meeting', 'referral',
]);
export const isAppointment = (kind: string): boolean => MEETINGS.has(kind);

/** What the relance is about: its note, without the full stop that would stand in a sentence, else its kind. */
export const topic = ({ note, kind }: { note: Opened<string>; kind: string }): string =>
  (note.state === 'ok' && note.value.trim().replace(/(?<!\.)\.$/, '')) || label('step_kind', kind);

const MORNING = /^9\u00a0h$/;

/** `Demain`, `16 juin`; with its hour for a rendez-vous: `16 juin, 14 h 30`. */
export const momentSaid = ({ at, kind }: { at: string; kind: string }): string =>
  isAppointment(kind) && at.length > 10 ? `${nearDay(at)}, ${time(at)}` : nearDay(at);

/** `2 jours de retard`, `16 h` for an hour of today, `Aujourd’hui`, `Demain`, `16 juin`; a rendez-vous keeps its hour. */
export const dueSaid = ({ at, due, kind }: { at: string; due: Relance['due']; kind?: string }): string => {
  if (due === 'late') return lateness(at, Date.now(), zone()) ?? nearDay(at);
  const meeting = kind !== undefined && isAppointment(kind);
  const hour = time(at);
  if (due === 'today' && (meeting || !MORNING.test(hour))) return hour;
  return meeting ? momentSaid({ at, kind }) : nearDay(at);
};
