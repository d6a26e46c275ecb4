import { isOutOfWork, TRAINING_ON_PHONE, type Code } from '../../../domain/codes';
import type { Facts, Youth } from '../../../domain/records';
import { noting } from '../../../text/field_youth';

/** The facts of a youth as the form asks them; null or empty: not known. */
export interface FactsDraft {
  now: 'none' | 'busy' | null;
  /** Which employment, school or training; or which way of being without. */
  which: Code<'situation'> | null;
  by: 'nobody' | 'lost' | 'yes' | 'unknown' | null;
  whom: Code<'followed_by'>[];
  news: Code<'last_contact'> | null;
  training: Code<'training_level'> | null;
  housing: Code<'housing'> | null;
  licence: Code<'driving_licence'> | null;
  transport: Code<'transport'>[];
  obstacles: Code<'obstacle'>[];
  children: 'yes' | 'no' | null;
  /** Empty: not said; `NO_COMMUNE`: said not to be known. */
  commune: string;
  /** The quarter's id; empty: none of them, or not known. Absent from a form kept by an older app. */
  zone?: string;
  preference: Code<'contact_preference'> | null;
}

/** Not known, where the outing would otherwise say which. */
export const NO_COMMUNE = '-';

export const blankFacts = (): FactsDraft => ({
  now: null,
  which: null,
  by: null,
  whom: [],
  news: null,
  training: null,
  housing: null,
  licence: null,
  transport: [],
  obstacles: [],
  children: null,
  commune: '',
  zone: '',
  preference: null,
});

type Dated = Pick<Facts, 'situation' | 'followed_by' | 'last_contact'>;

const situationOf = ({ now, which }: FactsDraft): Dated['situation'] => {
  if (now === null) return null;
  const fits = which !== null && isOutOfWork(which) === (now === 'none');
  if (fits) return which;
  return now === 'none' ? 'none' : null;
};

const followUpOf = ({ by, whom, news }: FactsDraft): Pick<Dated, 'followed_by' | 'last_contact'> => {
  if (by === 'nobody') return { followed_by: ['none'], last_contact: null };
  if (by === 'unknown') return { followed_by: ['unknown'], last_contact: null };
  if (by === 'lost') return { followed_by: whom.length ? whom : ['unknown'], last_contact: 'over_5_months' };
  return { followed_by: by && whom.length ? whom : null, last_contact: by ? news : null };
};

/** The facts that decide the criteria. */
export const datedFacts = (draft: FactsDraft): Dated => ({ situation: situationOf(draft), ...followUpOf(draft) });

/** All facts of the form, those not known left out of the record (null). */
export const factsOf = (draft: FactsDraft): Dated & Pick<Facts, 'training_level' | 'housing' | 'commune' | 'zone'> & Standing => ({
  ...datedFacts(draft),
  training_level: draft.training,
  housing: draft.housing,
  commune: draft.commune && draft.commune !== NO_COMMUNE ? draft.commune : null,
  zone: draft.zone || null,
  driving_licence: draft.licence,
  transport: draft.transport.length ? draft.transport : null,
  obstacles: draft.obstacles.length ? draft.obstacles : null,
  has_children: draft.children === null ? null : draft.children === 'yes',
  contact_preference: draft.preference,
});

/** Facts of the file only, never of an identification. */
export type Standing = Pick<Youth, 'driving_licence' | 'transport' | 'obstacles' | 'has_children' | 'contact_preference'>;

/** A half answer that would be lost: what to say, and at which question. */
export const halfAnswer = (draft: FactsDraft): { field: string; message: string } | null => {
  if (draft.now === 'busy' && situationOf(draft) === null) return { field: 'situation', message: noting.nowWhichMissing };
  if (draft.by === 'yes' && !draft.whom.length) return { field: 'followed_by', message: noting.byWhomMissing };
  return null;
};

/** The plain choice that a level belongs to. */
export const plainLevel = (level: Code<'training_level'> | null): Code<'training_level'> | null => {
  const plain = Object.entries(TRAINING_ON_PHONE).find(([, fine]) => (fine as readonly string[]).includes(level ?? ''));
  return (plain?.[0] as Code<'training_level'> | undefined) ?? level;
};

const byOf = ({ followed_by, last_contact }: Dated): FactsDraft['by'] => {
  if (!followed_by?.length) return null;
  if (last_contact === 'over_5_months') return 'lost';
  if (followed_by.includes('none')) return 'nobody';
  return followed_by.every((code) => code === 'unknown') ? 'unknown' : 'yes';
};

/** The form of what is known, to complete it. */
export const draftOf = (known: Facts & Standing): FactsDraft => ({
  now: known.situation === null || known.situation === 'unknown' ? null : isOutOfWork(known.situation) ? 'none' : 'busy',
  which: known.situation === 'unknown' ? null : known.situation,
  by: byOf(known),
  whom: (known.followed_by ?? []).filter((code) => code !== 'none' && code !== 'unknown'),
  news: known.last_contact,
  training: known.training_level,
  housing: known.housing,
  licence: known.driving_licence,
  transport: known.transport ?? [],
  obstacles: known.obstacles ?? [],
  children: known.has_children === null ? null : known.has_children ? 'yes' : 'no',
  commune: known.commune ?? '',
  zone: known.zone ?? '',
  preference: known.contact_preference,
});
