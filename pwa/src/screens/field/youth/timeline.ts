import { label } from '../../../domain/codes';
import type { Opened, StepShown, YouthPage } from '../../../store/views';
import { common } from '../../../text/field';
import { youth as words } from '../../../text/field_youth';
import { FindPerson, PhoneMissed, PhoneReached, Voicemail } from '../../../ui/icons';
import type { Icon, TimelineItem } from '../../../ui/types';
import { shortDay, time } from '../here';
import { stepIcon } from '../relance/said';
import { truthSaid } from '../truth';

const OUTCOMES: Partial<Record<string, Icon>> = {
  reached: PhoneReached,
  no_answer: PhoneMissed,
  wrong_number: PhoneMissed,
  message_left: Voicemail,
};

const noteSaid = (note: Opened<string>): string | undefined => {
  if (note.state === 'ok') return note.value || undefined;
  return note.state === 'unreadable' || note.state === 'no_key' ? common.unreadableNote : undefined;
};

/** What stands under a title; nothing when there is nothing to say. */
const lines = (...said: (string | undefined)[]): string | undefined => said.filter(Boolean).join('. ') || undefined;

const stepItem = (step: StepShown): TimelineItem & { at: string } => {
  const kind = label('step_kind', step.kind);
  const outcome = step.outcome ? label('step_outcome', step.outcome).toLocaleLowerCase('fr') : '';
  const planned = step.status === 'planned' ? words.planned : '';
  const detail = lines(noteSaid(step.note), truthSaid(step));
  return {
    key: step.id,
    icon: (step.kind === 'call' && step.outcome ? OUTCOMES[step.outcome] : undefined) ?? stepIcon(step.kind),
    title: [kind, outcome, planned].filter(Boolean).join(', '),
    detail,
    when: planned ? `${shortDay(step.at)}, ${time(step.at)}` : shortDay(step.at),
    at: step.at,
  };
};

/** What was done and what happened, latest first. A meeting that was the first one is one line, not two. */
export const timeline = (page: YouthPage, places: ReadonlyMap<string, string>): TimelineItem[] => {
  const placeOf = (id: string | null): string | null => (id && places.get(id)) || null;
  const firsts = page.identifications.map((one) => ({
    key: one.id,
    icon: FindPerson,
    title: words.met(placeOf(one.place)),
    detail: lines(
      words.identified(label('identification_channel', one.channel)),
      page.youth.notice_given_at ? words.informed : undefined,
      truthSaid(one),
    ),
    when: shortDay(one.at),
    at: one.at,
  }));
  const told = new Set(page.identifications.flatMap(({ outing }) => outing ?? []));
  const again = page.encounters
    .filter(({ outing }) => !told.has(outing))
    .map((one) => ({
      key: one.id,
      icon: FindPerson,
      title: words.met(placeOf(one.place)),
      detail: truthSaid(one),
      when: shortDay(one.at),
      at: one.at,
    }));
  const steps = page.steps.filter(({ status }) => status !== 'cancelled').map(stepItem);
  return [...steps, ...firsts, ...again].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
};
