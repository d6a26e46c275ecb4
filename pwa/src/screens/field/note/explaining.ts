import { label } from '../../../domain/codes';
import { criteria, type Criteria } from '../../../domain/criteria';
import type { Facts } from '../../../domain/records';
import { common } from '../../../text/field';
import { noting } from '../../../text/field_youth';
import { decides as words } from '../../../text/noting';

type Asked = Pick<Facts, 'situation' | 'followed_by' | 'last_contact'>;

const NOT_A_SERVICE = new Set(['none', 'other', 'unknown']);

const situationSaid = ({ situation }: Asked, { situation: answer }: Criteria): string => {
  if (answer === 'yes') return words.out;
  return answer === 'no' && situation ? words.busy(situation) : '';
};

const followUpSaid = ({ followed_by, last_contact }: Asked, { followUp }: Criteria): string => {
  if (followUp === 'missing') return '';
  const services = (followed_by ?? []).filter((code) => !NOT_A_SERVICE.has(code));
  if (followUp === 'no') return words.followed(common.and(services.map((code) => label('followed_by', code))));
  if (services.length || last_contact === 'over_5_months') return words.lost;
  return followed_by?.includes('none') ? words.nobody : words.otherOnly;
};

/** Which facts decide the criteria, as a sentence: of "does not meet" only those that say no. */
export const decidedBy = (facts: Asked): string => {
  const found = criteria(facts);
  const parts = [
    { answer: found.situation, said: situationSaid(facts, found) },
    { answer: found.followUp, said: followUpSaid(facts, found) },
  ];
  const deciding = found.result === 'does_not_meet' ? parts.filter(({ answer }) => answer === 'no') : parts;
  return found.result === 'missing' ? '' : words.because(deciding.map(({ said }) => said).filter(Boolean));
};

/** Which answers are still missing before the criteria can be computed, by the questions' names. */
export const lackingFacts = (facts: Asked): string => {
  const found = criteria(facts);
  const services = (facts.followed_by ?? []).some((code) => !NOT_A_SERVICE.has(code));
  const followUp = services ? words.lastNews : noting.lacks.followUp;
  const lacking = [found.situation === 'missing' ? noting.lacks.situation : '', found.followUp === 'missing' ? followUp : ''];
  return common.and(lacking.filter(Boolean));
};
