import { isOutOfWork } from './codes';
import type { Facts } from './records';

/** An answer that may still be missing. */
export type Answer = 'yes' | 'no' | 'missing';

/**
 * "Sans accompagnement à ce jour", computed and never ticked: neither in employment, education nor
 * training, and followed by nobody or without news from whoever follows for five months (O2R).
 * Any no: does not meet. Both yes: meets. Else a fact is missing.
 */
export interface Criteria {
  situation: Answer;
  followUp: Answer;
  result: 'meets' | 'does_not_meet' | 'missing';
}

type Asked = Pick<Facts, 'situation' | 'followed_by' | 'last_contact'>;

/** The criteria of dated facts: those of an identification, or what has been typed so far. */
export const criteria = (facts: Asked): Criteria => {
  const situation = situationAnswer(facts.situation);
  const followUp = followUpAnswer(facts);
  return { situation, followUp, result: resultOf([situation, followUp]) };
};

const situationAnswer = (situation: Asked['situation']): Answer => {
  if (situation === null || situation === 'unknown') return 'missing';
  return isOutOfWork(situation) ? 'yes' : 'no';
};

/** `other` (street workers, school, child welfare) alone does not stand in the way. */
const followUpAnswer = ({ followed_by, last_contact }: Asked): Answer => {
  if (!followed_by || followed_by.length === 0) return 'missing';
  const services = followed_by.filter((code) => !['none', 'other', 'unknown'].includes(code));
  if (services.length === 0) return nobodyOrUnknown(followed_by);
  if (last_contact === 'over_5_months') return 'yes';
  return last_contact === 'under_5_months' ? 'no' : 'missing';
};

const nobodyOrUnknown = (followedBy: readonly string[]): Answer =>
  followedBy.includes('unknown') && !followedBy.includes('none') ? 'missing' : 'yes';

const resultOf = (answers: readonly Answer[]): Criteria['result'] => {
  if (answers.includes('no')) return 'does_not_meet';
  return answers.includes('missing') ? 'missing' : 'meets';
};
