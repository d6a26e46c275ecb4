import { label, type Code } from '../../../domain/codes';
import { dayOf, isDay, type Day } from '../../../domain/days';
import { youth as words } from '../../../text/field_youth';
import { today, zone } from '../here';

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

/** `Appel, joint`. */
export const stepSaid = (kind: Code<'step_kind'>, outcome?: Code<'step_outcome'> | null): string =>
  outcome ? `${label('step_kind', kind)}, ${label('step_outcome', outcome).toLocaleLowerCase('fr')}` : label('step_kind', kind);
