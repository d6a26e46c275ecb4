import type { Facts } from './records';

/** The dated facts, those together that are one answer: who follows, and since when without news. */
const ANSWERS = [['situation'], ['followed_by', 'last_contact'], ['training_level'], ['housing'], ['commune'], ['zone']] as const;

type Value = Facts[keyof Facts] | undefined;

/** What is said of a youth, beside what they were identified with. */
export interface Completing {
  /** Not known then: it completes the identification. */
  lacked: Partial<Facts>;
  /** Answered otherwise then. */
  otherwise: Partial<Facts>;
}

/**
 * What of `said` completes an identification, and what contradicts an answer of it. An answer completes
 * as a whole, and only when it takes nothing away; `changed`: the facts that a person has just changed,
 * the others contradict nothing.
 */
export const completing = (identified: Facts, said: Partial<Facts>, changed: Partial<Facts> = said): Completing => {
  const found: Completing = { lacked: {}, otherwise: {} };
  for (const answer of ANSWERS) {
    const fits = answer.every((fact) => same(identified[fact], said[fact]) || known(identified[fact]) < ANSWERED);
    const adds = answer.some((fact) => known(said[fact]) > known(identified[fact]));
    const differs = answer.some((fact) => !same(identified[fact], said[fact]));
    const whole = Object.fromEntries(answer.map((fact) => [fact, said[fact] ?? null]));
    if (fits && adds) Object.assign(found.lacked, whole);
    else if (differs && answer.some((fact) => fact in changed)) Object.assign(found.otherwise, whole);
  }
  return found;
};

const ANSWERED = 2;

/** 0: not asked; 1: asked and not known. */
const known = (value: Value): number => {
  const codes = listed(value);
  if (!codes.length) return 0;
  return codes.every((code) => code === 'unknown') ? 1 : ANSWERED;
};

const listed = (value: Value): string[] => (Array.isArray(value) ? [...value].sort() : value ? [value] : []);

const same = (one: Value, other: Value): boolean => listed(one).join() === listed(other).join();
