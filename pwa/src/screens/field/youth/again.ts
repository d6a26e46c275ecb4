import type { identifyAgain } from '../../../acts';
import { bandOf, type ShownAge } from '../../../domain/ages';
import { isYouthBand, type AgeBand, type Code } from '../../../domain/codes';
import { noting } from '../../../text/field_youth';
import { blankFacts, factsOf, halfAnswer, type FactsDraft } from '../note/facts';

/** The bands of whoever may be identified. */
export const AGAIN_AGES = ['16_17', '18_21', '22_25', '26_29'] as const;
export type AgainAge = (typeof AGAIN_AGES)[number];

/** A new first meeting of a known youth, half filled. */
export interface AgainDraft {
  age: AgainAge | null;
  /** Null until it is said: then on the outing under way when it is one's own. */
  where: 'outing' | 'outside' | null;
  channel: Code<'identification_channel'> | '';
  facts: FactsDraft;
}

/** Whether somebody of this band may be identified. */
export const isAgain = (band: AgeBand): band is AgainAge => isYouthBand(band);

/** Nothing of the old facts is taken over; the age is, when the birth date tells it. */
export const blankAgain = (age: ShownAge | null): AgainDraft => {
  const band = age && 'years' in age ? bandOf(age.years) : null;
  return { age: band && isAgain(band) ? band : null, where: null, channel: '', facts: blankFacts() };
};

/** Where it was, as said; a colleague's outing is none to be on without saying so. */
export const againWhere = ({ where }: Pick<AgainDraft, 'where'>, underWay: { mine: boolean } | null): 'outing' | 'outside' =>
  underWay ? (where ?? (underWay.mine ? 'outing' : 'outside')) : 'outside';

/** What is missing, the first of it, with its field. */
export const againLacks = (draft: AgainDraft, outing: string | null): { field: string; message: string } | null => {
  if (!draft.age) return { field: 'age_band', message: noting.ageMissing };
  if (!outing && !draft.channel) return { field: 'channel', message: noting.channelMissing };
  return halfAnswer(draft.facts);
};

/** What the act is given: dated facts only, those of the file stay as they are. */
export const againGiven = (draft: AgainDraft, outing: string | null): Parameters<typeof identifyAgain>[1] | null => {
  if (!draft.age) return null;
  const { situation, followed_by, last_contact } = factsOf(draft.facts);
  const said = Object.fromEntries(Object.entries({ situation, followed_by, last_contact }).filter(([, value]) => value !== null));
  // who follows and since when are one answer: the file keeps no former date beside it
  const news = followed_by ? { last_contact } : {};
  return { age_band: draft.age, outing, ...(!outing && draft.channel ? { channel: draft.channel } : {}), ...said, ...news };
};
