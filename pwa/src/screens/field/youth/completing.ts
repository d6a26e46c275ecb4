import { bandOf, yearsOn } from '../../../domain/ages';
import type { AgeBand } from '../../../domain/codes';
import { completing } from '../../../domain/completing';
import type { Day } from '../../../domain/days';
import type { Facts } from '../../../domain/records';
import { factsOf, type FactsDraft, type Standing } from '../note/facts';
import { isAgain, type AgainAge } from './again';

const DATED = ['situation', 'followed_by', 'last_contact', 'training_level', 'housing', 'commune', 'zone'] as const;
const STANDING = ['driving_licence', 'transport', 'obstacles', 'has_children', 'contact_preference'] as const;

/** What the form changed, and nothing else: a fact not touched is not said again. */
export const changedFacts = (
  before: FactsDraft,
  after: FactsDraft,
): { dated: Partial<Facts>; standing: Partial<Standing> } => {
  const [old, now] = [factsOf(before), factsOf(after)];
  const differs = (field: keyof typeof now): boolean => JSON.stringify(old[field]) !== JSON.stringify(now[field]);
  const pick = <F extends keyof typeof now>(fields: readonly F[]): Partial<Pick<typeof now, F>> =>
    Object.fromEntries(fields.filter(differs).map((field) => [field, now[field]])) as Partial<Pick<typeof now, F>>;
  return { dated: pick(DATED), standing: pick(STANDING) };
};

/** Whether another answer than that of the identification was wrong there, or has changed since. */
export type Otherwise = 'noted_wrongly' | 'changed_since';

/** What saving the form writes: on the file, and on the identification. */
export interface Completed {
  file: Partial<Facts & Standing>;
  /** What the form shows and the identification lacked, just changed or not. */
  lacked: Partial<Facts>;
  /** What the form changed and the identification answers otherwise. */
  otherwise: Partial<Facts>;
}

/** What the form says beside the file it began with and the identification that stands (null: there is none). */
export const completedBy = (identified: Facts | null, before: FactsDraft, after: FactsDraft): Completed => {
  const { dated, standing } = changedFacts(before, after);
  const file = { ...dated, ...standing };
  return { file, ...(identified ? completing(identified, factsOf(after), dated) : { lacked: {}, otherwise: {} }) };
};

/** The age at the identification, as the form begins: what was noted, else what the birth date tells. */
export const ageThen = (noted: AgeBand, birth: Day | null, on: Day): AgainAge | null => {
  const band = noted === 'unknown' && birth ? bandOf(yearsOn(birth, on)) : noted;
  return isAgain(band) ? band : null;
};

/** What of it is written on the identification; without a question (`null`), all. */
export const ofIdentification = ({ lacked, otherwise }: Completed, answer: Otherwise | null): Partial<Facts> =>
  answer === 'changed_since' ? lacked : { ...lacked, ...otherwise };
