import type { Code } from '../domain/codes';
import { atTime, dayOf, isDay, isInstant, type Day, type Instant } from '../domain/days';
import type { SeenAt } from '../domain/operation';
import { current, type Account } from '../store/account';
import { look } from '../store/live';
import { act, create, patch, seenBy, type ClearChange } from './act';
import { movedWith, settledWith, unsettledWith } from './appointments';
import { isClosed } from './files';
import { must } from './refused';

interface Said {
  note?: string | null;
  partner?: string | null;
}

/** A planned step. A day without an hour stands for 9 h. */
export interface Planned extends Said {
  kind?: Code<'step_kind'>;
  at: Instant | Day;
  /** Defaults to me. */
  assignee?: string | null;
}

const MORNING = '09:00';
const NOT_TO_DO = 'Cette démarche n’est plus à faire.';

/** Something done with a youth, now or when a person typed. Answers the step's id. */
export const addStep = async (
  youth: string,
  step: Said & {
    kind: Code<'step_kind'>;
    at?: Instant | Day;
    outcome?: Code<'step_outcome'> | null;
    outing?: string | null;
  },
): Promise<string> => {
  const account = current();
  must(step.kind, 'kind', 'Choisissez la démarche.');
  const at = done(step.at, account);
  const set = { ...clean(step), youth, at, status: 'done', assignee: account.person };
  const made = create('step', set, { typed: step.at ? ['at'] : [] });
  await act('step.added', [made]);
  return made.id;
};

/** Someone to call back or to see, on a date: never of a closed file, where nobody would find it. Answers the step's id. */
export const planRelance = async (youth: string, planned: Planned): Promise<string> => {
  const made = await plannedStep(youth, planned);
  await act('relance.planned', [made]);
  return made.id;
};

/**
 * A planned step was done, with its outcome; `next` plans the next one. Answers that one's id, or null.
 * `looked` is the `seen` of the step that the form showed: what a colleague wrote since does not pass for seen.
 * The appointment of the health desk that a relance reminds of is answered, moved or given up with it, here and below.
 */
export const settleStep = async (
  step: string,
  settled: {
    outcome?: Code<'step_outcome'> | null;
    at?: Instant | Day;
    note?: string | null;
    next?: Planned | null;
  } = {},
  looked?: SeenAt | null,
): Promise<string | null> => {
  const stored = await theStep(step);
  must(stored.status !== 'done', 'status', 'Cette démarche a déjà une réponse\u00a0: corrigez-la depuis la fiche du jeune.');
  must(stored.status === 'planned', 'status', NOT_TO_DO);
  const { outcome, note } = settled;
  const at = done(settled.at, current());
  const typed = settled.at ? ['at'] : [];
  const set = clean({ status: 'done' as const, at, outcome, note });
  const appointment = await settledWith(stored, { status: 'done', outcome: outcome ?? null }, at);
  const changes: ClearChange[] = [patch('step', step, set, { typed, seen: seenBy(looked, stored.seen) }), ...appointment];
  const next = settled.next
    ? await plannedStep(stored.youth, { kind: stored.kind, assignee: stored.assignee, partner: stored.partner, ...settled.next })
    : null;
  if (next) changes.push(next);
  await act('step.settled', changes);
  return next?.id ?? null;
};

/**
 * What was noted of a step that was done is put right. A planned one moves by `moveStep`. `looked` is the `seen`
 * of the step that the form showed: what a colleague wrote since does not pass for seen.
 */
export const changeStep = async (
  step: string,
  said: Said & { kind?: Code<'step_kind'>; outcome?: Code<'step_outcome'> | null; at?: Instant | Day },
  looked?: SeenAt | null,
): Promise<void> => {
  const { seen, status } = await theStep(step);
  must(status === 'done', 'status', 'Cette démarche n’est pas encore faite.');
  const at = said.at === undefined ? {} : { at: done(said.at, current()) };
  const set = { ...clean(said), ...at };
  await act('step.changed', [patch('step', step, set, { seen: seenBy(looked, seen), typed: said.at ? ['at'] : [] })]);
};

/** A planned step will not be, or one that was done is taken back. `looked` as of `settleStep`. */
export const cancelStep = async (step: string, looked?: SeenAt | null): Promise<void> => {
  const stored = await theStep(step);
  const set = { status: 'cancelled' as const };
  const appointment = stored.status === 'planned' ? await settledWith(stored, set, stored.at) : [];
  await act('step.cancelled', [patch('step', step, set, { seen: seenBy(looked, stored.seen) }), ...appointment]);
};

/** The outcome, or the giving up, was a mistake: the step is to do again, for its old date. */
export const unsettleStep = async (step: string, at: Instant): Promise<void> => {
  const stored = await theStep(step);
  const set = { status: 'planned' as const, outcome: null, at };
  const appointment = await unsettledWith(stored, at);
  await act('step.unsettled', [patch('step', step, set, { seen: stored.seen }), ...appointment]);
};

/** A step that was done, then cancelled by mistake, is done again, as it was. */
export const giveBackStep = async (step: string): Promise<void> => {
  const { seen } = await theStep(step);
  await act('step.given_back', [patch('step', step, { status: 'done' }, { seen })]);
};

/** A planned step is for another date. */
export const moveStep = async (step: string, at: Instant | Day): Promise<void> => {
  const stored = await theStep(step);
  must(stored.status === 'planned', 'status', NOT_TO_DO);
  const set = { at: moment(at, current()) };
  const appointment = await movedWith(stored, set.at);
  await act('step.moved', [patch('step', step, set, { seen: stored.seen }), ...appointment]);
};

const theStep = async (id: string) => {
  const found = await look((reading) => reading.get('step', id));
  must(found && !found.deleted, null, 'Cette démarche n’est pas, ou plus, sur ce téléphone.');
  return found;
};

const plannedStep = async (youth: string, planned: Planned): Promise<ClearChange & { id: string }> => {
  must(!(await isClosed(youth)), null, 'Ce dossier est clos\u00a0: rouvrez-le d’abord.');
  const account = current();
  return create('step', {
    assignee: account.person,
    ...clean(planned),
    kind: planned.kind ?? 'call',
    youth,
    status: 'planned',
    at: moment(planned.at, account),
  });
};

const clean = <T extends { note?: string | null }>(step: T): T =>
  step.note === undefined ? step : { ...step, note: step.note?.trim() || null };

/** An instant, or a day at 9 h. Throws ActRefused. */
export const moment = (at: Instant | Day, { zone }: Account): Instant => {
  must(isInstant(at) || isDay(at), 'at', 'Cette date n’existe pas.');
  return isDay(at) ? atTime(at, MORNING, zone) : at;
};

/** When something was done: never later than now. */
const done = (at: Instant | Day | undefined, account: Account): Instant => {
  const now = account.nowInstant();
  if (at === undefined) return now;
  const found = moment(at, account);
  if (isDay(at) && at === dayOf(now, account.zone)) return found < now ? found : now;
  must(found <= now, 'at', 'Cette date est dans l’avenir, or c’est déjà arrivé.');
  return found;
};
