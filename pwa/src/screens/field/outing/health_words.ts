import { label, type Code } from '../../../domain/codes';
import type { HealthLine } from '../../../store/views';
import { common } from '../../../text/field';
import { desk } from '../../../text/tally';
import { shownName } from '../names';

type Status = Code<'health_act_status'>;

/** `Carte Vitale`. */
export const actWords = ({ side, act }: Pick<HealthLine, 'side' | 'act'>): string => label(`health_act_${side}`, act);

/** For whom: a name, else `Sans nom`. */
export const whomWords = ({ youth, youthName }: Pick<HealthLine, 'youth' | 'youthName'>): string =>
  youth ? shownName(youthName) : common.noName;

/** `Fait`, `Rendez-vous`…: as the form calls it. */
export const statusWords = (status: Status): string => desk.statuses[status];

/** What an appointment may come to. */
export const OUTCOMES = ['attended', 'absent', 'cancelled_by_service'] as const satisfies readonly Status[];
