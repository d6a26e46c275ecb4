import { label, type Code } from '../../../domain/codes';
import { dayOf, isDay, type Day } from '../../../domain/days';
import type { StepShown } from '../../../store/views';
import { youth as words } from '../../../text/field_youth';
import { today, zone } from '../here';
import { isAppointment } from '../relance/said';

/** A step done, as its form asks it. */
export interface StepDraft {
  kind: Code<'step_kind'> | null;
  outcome: Code<'step_outcome'> | null;
  /** Empty: now. */
  day: Day | '';
  partner: string;
  note: string;
}

export const blankStep = (): StepDraft => ({ kind: null, outcome: null, day: '', partner: '', note: '' });

/** The form of a step noted before, to put it right. */
export const stepDraftOf = (step: {
  kind: Code<'step_kind'>;
  outcome: Code<'step_outcome'> | null;
  at: string;
  partner: string | null;
  note: string;
}): StepDraft => ({ ...step, day: dayOf(step.at, zone()), partner: step.partner ?? '' });

const CALLS = ['reached', 'message_left', 'no_answer', 'wrong_number', 'appointment'] as const;
const MEETINGS = ['came', 'absent', 'postponed'] as const;

/** The outcomes that a kind of step can have; one noted before stays among them. */
export const outcomesOf = ({ kind, outcome }: StepDraft): { value: Code<'step_outcome'>; label: string }[] => {
  const fitting: readonly Code<'step_outcome'>[] = kind && isAppointment(kind) ? MEETINGS : CALLS;
  const all = outcome && !fitting.includes(outcome) ? [...fitting, outcome] : fitting;
  return all.map((value) => ({ value, label: label('step_outcome', value) }));
};

/** What is missing or wrong, the first of it. */
export const stepLacks = ({ kind, day }: StepDraft): { field: string; message: string } | null => {
  if (!kind) return { field: 'kind', message: words.stepKindMissing };
  return day && (!isDay(day) || day > today()) ? { field: 'at', message: words.stepDayWrong } : null;
};

/** What the act is given; a day that is today stands for now. */
export const stepGiven = ({ kind, outcome, day, partner, note }: StepDraft) =>
  kind && {
    kind,
    outcome,
    ...(day && day !== today() ? { at: day } : {}),
    ...(partner ? { partner } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };

/** Only what the person changed of a step noted before: what a colleague corrects meanwhile stays theirs. */
export const stepChanged = (now: StepDraft, before: StepDraft): Partial<Pick<StepShown, 'kind' | 'outcome' | 'partner'>> & { note?: string; at?: Day } => ({
  ...(now.kind && now.kind !== before.kind ? { kind: now.kind } : {}),
  ...(now.outcome !== before.outcome ? { outcome: now.outcome } : {}),
  ...(now.partner !== before.partner ? { partner: now.partner || null } : {}),
  ...(now.note.trim() !== before.note.trim() ? { note: now.note } : {}),
  ...(now.day && now.day !== before.day ? { at: now.day } : {}),
});

/** The note of a planned step, as the form of its outcome asks it. */
export const settleDraftOf = ({ note }: Pick<StepShown, 'note'>): { note: string } => ({ note: note.state === 'ok' ? note.value : '' });

/** The note, only if the person changed it: what a colleague writes meanwhile stays theirs. */
export const settleChanged = (now: { note: string }, before: { note: string }): { note?: string } =>
  now.note.trim() === before.note.trim() ? {} : { note: now.note };

/** `Appel, joint`. */
export const stepSaid = (kind: Code<'step_kind'>, outcome?: Code<'step_outcome'> | null): string =>
  outcome ? `${label('step_kind', kind)}, ${label('step_outcome', outcome).toLocaleLowerCase('fr')}` : label('step_kind', kind);
