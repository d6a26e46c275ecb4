import type { Code } from '../../domain/codes';
import type { Facts } from '../../domain/records';

/** A young person who does not exist, as the sandbox knows them. */
export interface Invented {
  /** Null: the file without a name. */
  name: string | null;
  gender: Code<'gender'>;
  band: Code<'age_band'>;
  /** From the numbers kept for fiction, 06 39 98. */
  phone?: string;
  facts: Partial<Facts>;
  preference?: Code<'contact_preference'>;
  /** What is planned with them, so many days ago (0: today). */
  relance?: { kind: Code<'step_kind'>; ago: number; note: string | null };
  /** Sent to a partner who has not received them yet. */
  waits?: true;
}

/** Who trains, on the sandbox's own lists. */
export const TRAINEE_NAME = 'Camille Essai';

const NOBODY: Partial<Facts> = { situation: 'none', followed_by: ['none'] };

export const YOUNG_PEOPLE: readonly Invented[] = [
  {
    name: 'Lina',
    gender: 'female',
    band: '18_21',
    phone: '+33639980101',
    facts: { ...NOBODY, training_level: 'no_diploma', housing: 'friends' },
    relance: { kind: 'call', ago: 0, note: 'Proposer le service civique' },
  },
  {
    name: 'Sami',
    gender: 'male',
    band: '22_25',
    phone: '+33639980102',
    facts: { situation: 'jobseeker', followed_by: ['france_travail'], last_contact: 'over_5_months' },
    relance: { kind: 'message', ago: 2, note: null },
  },
  {
    name: 'Noé',
    gender: 'male',
    band: '16_17',
    phone: '+33639980103',
    facts: NOBODY,
    preference: 'not_at_home',
    relance: { kind: 'individual_interview', ago: -1, note: 'Rendez-vous au camion' },
  },
  { name: 'Aya', gender: 'female', band: '18_21', facts: { ...NOBODY, housing: 'parents' }, waits: true },
  { name: null, gender: 'male', band: '26_29', facts: { situation: 'unknown' } },
];
