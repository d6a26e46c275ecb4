import { isValid, label, type Code } from '../domain/codes';
import type { Day, Instant } from '../domain/days';
import type { HealthAct } from '../domain/records';
import type { Viewed } from '../domain/replay';
import { current, type Account } from '../store/account';
import { look } from '../store/live';
import { act, create, flag, patch, type ClearChange } from './act';
import { answerTo, heldAt, KIND, relanceOf, TO_COME } from './appointments';
import { isClosed } from './files';
import { must } from './refused';
import { moment } from './steps';

type Status = Code<'health_act_status'>;

/** What `addHealthAct` wrote: the act, and the relance of its appointment when there is one. */
export interface HealthWritten {
  act: string;
  relance: string | null;
}

/**
 * Something proposed at the health desk, with or without a known youth. An appointment of a known
 * youth comes back as a relance of whoever writes it, in the same act, unless the file is closed.
 */
export const addHealthAct = async (
  said: Pick<HealthAct, 'side' | 'act' | 'status'> &
    Partial<Pick<HealthAct, 'outing' | 'youth' | 'age_band' | 'gender'>> & { at?: Instant | Day },
): Promise<HealthWritten> => {
  const account = current();
  must(isValid(`health_act_${said.side}`, said.act), 'act', 'Choisissez le geste.');
  must(isValid('health_act_status', said.status), 'status', 'Dites ce qu’il en est.');
  must(said.status !== 'planned' || said.at, 'at', 'Donnez la date du rendez-vous.');
  const at = said.at ? moment(said.at, account) : account.nowInstant();
  must(TO_COME.has(said.status) || at <= account.nowInstant(), 'at', 'Cette date est dans l’avenir.');
  const typed = said.at ? ['at'] : [];
  const made = create('health_act', { ...said, at }, { typed });
  const relance = said.status === 'planned' && said.youth ? await relanceFor({ ...said, youth: said.youth, at }, account) : null;
  await act('health.added', relance ? [made, relance] : [made]);
  return { act: made.id, relance: relance?.id ?? null };
};

/** It was written by mistake (`back` false: it was not): the act and its relance. */
export const withdrawHealthAct = async (written: HealthWritten, back = true): Promise<void> => {
  const kind = back ? 'delete' : 'undelete';
  const { act: id, relance } = written;
  await act('health.withdrawn', [flag('health_act', id, kind), ...(relance ? [flag('step', relance, kind)] : [])]);
};

/**
 * What became of an appointment, its relance settled with it, or of something proposed. Who came early
 * today came now. Answers what `unsettleHealthAct` needs.
 */
export const settleHealthAct = async (id: string, status: Exclude<Status, 'planned'>): Promise<HealthBefore> => {
  const found = await theAct(id);
  const at = heldAt(found.at, status, current().nowInstant(), current());
  const moved = at === found.at ? {} : { at };
  const relance = await relanceOf(found, 'planned');
  const changes: ClearChange[] = [patch('health_act', id, { status, ...moved }, { seen: found.seen })];
  if (relance) changes.push(patch('step', relance.id, { ...answerTo(status), ...moved }, { seen: relance.seen }));
  await act('health.settled', changes);
  return { status: found.status, at: found.at, relance: null };
};

/** What was proposed has become an appointment: the act moves to its day, and comes back as a relance like any other. */
export const appointHealthAct = async (id: string, day: Instant | Day | undefined): Promise<HealthBefore> => {
  const account = current();
  const found = await theAct(id);
  must(found.status === 'proposed', 'status', 'Ce geste a déjà une suite.');
  must(day, 'at', 'Donnez la date du rendez-vous.');
  const at = moment(day, account);
  const changes: ClearChange[] = [patch('health_act', id, { status: 'planned', at }, { seen: found.seen, typed: ['at'] })];
  const relance = found.youth ? await relanceFor({ ...found, youth: found.youth, at }, account) : null;
  await act('health.settled', relance ? [...changes, relance] : changes);
  return { status: found.status, at: found.at, relance: relance?.id ?? null };
};

/** An act of the desk before it was settled, and the relance that settling made. */
export interface HealthBefore {
  status: Status;
  at: Instant;
  relance: string | null;
}

/** That was a mistake: the act is again as it was, and its relance with it. */
export const unsettleHealthAct = async (id: string, before: HealthBefore): Promise<void> => {
  const { status, at } = before;
  const found = await theAct(id);
  const moved = at === found.at ? {} : { at };
  const relance = status === 'planned' ? await relanceOf(found, 'done', 'cancelled') : null;
  const changes: ClearChange[] = [patch('health_act', id, { status, ...moved }, { seen: found.seen })];
  if (relance) changes.push(patch('step', relance.id, { status: 'planned', outcome: null, ...moved }, { seen: relance.seen }));
  if (before.relance) changes.push(flag('step', before.relance, 'delete'));
  await act('health.settled', changes);
};

/** The relance of an appointment; none of a closed file, which shows no relance. */
const relanceFor = async (
  { side, act: what, youth, at }: Pick<HealthAct, 'side' | 'act' | 'at'> & { youth: string },
  { person }: Account,
): Promise<(ClearChange & { id: string }) | null> => {
  if (await isClosed(youth)) return null;
  const note = label(`health_act_${side}`, what);
  return create('step', { youth, kind: KIND, status: 'planned', at, assignee: person, note }, { typed: ['at'] });
};

const theAct = async (id: string): Promise<Viewed<'health_act'>> => {
  const found = await look((reading) => reading.get('health_act', id));
  must(found && !found.deleted, null, 'Ce geste n’est pas, ou plus, sur ce téléphone.');
  return found;
};
