import type { Code } from '../domain/codes';
import { dayOf, type Instant } from '../domain/days';
import type { HealthAct, Step } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current, type Account } from '../store/account';
import { look } from '../store/live';
import { patch, type ClearChange } from './act';
import { must } from './refused';

// An appointment of the health desk and its relance are one thing on two screens: whatever is
// answered on one is written of the other, in the same act.

type Status = Code<'health_act_status'>;
type Answer = Partial<Pick<Step, 'status' | 'outcome'>>;
type Relance = Pick<Viewed<'step'>, 'id' | 'youth' | 'kind' | 'at'>;

/** What may be said of an appointment, or of something proposed, before its hour. */
export const TO_COME: ReadonlySet<string> = new Set(['planned', 'cancelled_by_service', 'declined']);

/** What kind of step the relance of an appointment is. */
export const KIND: Code<'step_kind'> = 'accompanied_visit';

const OUTCOMES: Partial<Record<Status, Code<'step_outcome'>>> = { attended: 'came', absent: 'absent' };

/** What a relance comes to with its appointment. */
export const answerTo = (status: Status): Answer => {
  const outcome = OUTCOMES[status];
  return outcome ? { status: 'done', outcome } : { status: 'cancelled' };
};

/** What an appointment comes to with its relance; null when that does not say it: put off, it waits for its new date. */
const statusAfter = ({ status, outcome }: Answer): Status | null => {
  if (status === 'cancelled') return 'cancelled_by_service';
  if (outcome === 'came') return 'attended';
  return outcome === 'absent' ? 'absent' : null;
};

/** When it took place: at its hour, or `now` for who came earlier that day. Throws ActRefused. */
export const heldAt = (at: Instant, status: Status, now: Instant, { zone }: Account): Instant => {
  if (at <= now || TO_COME.has(status)) return at;
  must(status === 'attended' && dayOf(at, zone) === dayOf(now, zone), 'status', 'Ce rendez-vous n’est pas encore passé.');
  return now;
};

/** The relance planned with an appointment: of the same youth, for the same moment. */
export const relanceOf = async (
  { id, youth, at }: Viewed<'health_act'>,
  ...statuses: Code<'step_status'>[]
): Promise<Viewed<'step'> | null> => {
  if (!youth) return null;
  const steps = await look((reading) => reading.by('step', 'youth', youth));
  const found = steps.filter((step) => step.kind === KIND && step.at === at && statuses.includes(step.status));
  // of two appointments at one hour, each has the relance that was made next
  return found.find((step) => step.id > id) ?? found[0] ?? null;
};

/** The change of the appointment whose relance is answered, `at` the moment of the answer; none when it is no relance of one. Throws ActRefused. */
export const settledWith = async (step: Relance, answer: Answer, at: Instant): Promise<ClearChange[]> => {
  const status = statusAfter(answer);
  const found = status && (await appointmentOf(step, 'planned', [step.at]));
  if (!found) return [];
  return [patched(found, status, heldAt(found.at, status, at, current()))];
};

/** The change of the appointment whose relance is moved. */
export const movedWith = async (step: Relance, at: Instant): Promise<ClearChange[]> => {
  const found = await appointmentOf(step, 'planned', [step.at]);
  return found ? [patched(found, 'planned', at)] : [];
};

/** The change of the appointment whose relance is to do again, for `at`. */
export const unsettledWith = async (step: Relance & Answer, at: Instant): Promise<ClearChange[]> => {
  const status = statusAfter(step);
  // it stayed at its hour, or took that of who came early
  const found = status && (await appointmentOf(step, status, [at, step.at]));
  return found ? [patched(found, 'planned', at)] : [];
};

const appointmentOf = async ({ id, youth, kind }: Relance, status: Status, at: Instant[]): Promise<Viewed<'health_act'> | null> => {
  if (kind !== KIND) return null;
  const acts = await look((reading) => reading.by('health_act', 'youth', youth));
  const found = acts.filter((one) => one.status === status && at.includes(one.at) && !one.uncounted);
  return found.findLast((one) => one.id < id) ?? found[0] ?? null;
};

const patched = ({ id, seen, ...before }: Viewed<'health_act'>, status: Status, at: Instant): ClearChange => {
  const set: Partial<Pick<HealthAct, 'status' | 'at'>> = {
    ...(status === before.status ? {} : { status }),
    ...(at === before.at ? {} : { at }),
  };
  return patch('health_act', id, set, { seen });
};
