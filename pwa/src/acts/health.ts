import { isValid, type Code } from '../domain/codes';
import type { Day, Instant } from '../domain/days';
import type { HealthAct } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { act, create, patch } from './act';
import { must } from './refused';
import { moment } from './steps';

const TO_COME: ReadonlySet<string> = new Set(['planned', 'cancelled_by_service', 'declined']);

/** Something proposed at the health desk, with or without a known youth. Answers its id. */
export const addHealthAct = async (
  said: Pick<HealthAct, 'side' | 'act' | 'status'> &
    Partial<Pick<HealthAct, 'outing' | 'youth' | 'age_band' | 'gender'>> & { at?: Instant | Day },
): Promise<string> => {
  const account = current();
  must(isValid(`health_act_${said.side}`, said.act), 'act', 'Choisissez le geste.');
  must(isValid('health_act_status', said.status), 'status', 'Dites ce qu’il en est.');
  must(said.status !== 'planned' || said.at, 'at', 'Donnez la date du rendez-vous.');
  const at = said.at ? moment(said.at, account) : account.nowInstant();
  must(TO_COME.has(said.status) || at <= account.nowInstant(), 'at', 'Cette date est dans l’avenir.');
  const made = create('health_act', { ...said, at }, { typed: said.at ? ['at'] : [] });
  await act('health.added', [made]);
  return made.id;
};

/** What became of an appointment. */
export const settleHealthAct = async (
  id: string,
  status: Code<'health_act_status'>,
): Promise<void> => {
  const found = await look((reading) => reading.get('health_act', id));
  must(found && !found.deleted, null, 'Ce geste n’est pas, ou plus, sur ce téléphone.');
  const past = TO_COME.has(status) || found.at <= current().nowInstant();
  must(past, 'status', 'Ce rendez-vous n’est pas encore passé.');
  await act('health.settled', [patch('health_act', id, { status }, { seen: found.seen })]);
};
