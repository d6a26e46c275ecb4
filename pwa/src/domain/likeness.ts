import type { AgeBand, Code } from './codes';
import type { Day } from './days';
import { familyLikeness, partLikeness, partOf, type Part, type Words } from './name_words';
import { isMobile, parsePhone } from './phone_numbers';
import type { YouthName } from './records';

/** What is known of a person, to tell whether two files are of one. */
export interface Person {
  name: YouthName | null;
  /** As typed or as kept. */
  phones: readonly string[];
  birth: Day | null;
  /** The band last noted, and when. */
  age: { band: AgeBand; on: Day } | null;
  gender: Code<'gender'> | null;
  /** INSEE code. */
  commune: string | null;
}

/** What speaks for it, to be said to the person who decides. */
export type Ground = 'phone' | 'name' | 'near_name' | 'birth';

export interface Likeness {
  /** 0 to 1; from `PROPOSED` on, worth asking "is it the same person?". */
  score: number;
  grounds: Ground[];
}

/** One way of reading a name: swapped, or a last name typed after the first in one field. */
interface Reading {
  first: Part | null;
  nickname: Part | null;
  family: Part | null;
  /** Last name first. */
  swapped: boolean;
}

/** A person made ready to be compared with many. */
export interface Prepared {
  readings: readonly Reading[];
  phones: readonly string[];
  /** Years between which the birth lies; null when nothing is known. */
  born: readonly [number, number] | null;
  birth: Day | null;
  gender: Code<'gender'> | null;
  commune: string | null;
}

export const PROPOSED = 0.5;

/**
 * Points for and against: what agrees is about as much more usual in two files of one person than in
 * two of different people, as a logarithm. Chosen on the pairs of `tests/golden/alike-pairs.json`.
 */
const POINTS = {
  first: { same: 4.5, near: 4, perhaps: 2.5, doubtful: -1, other: -9, initial: 1.5 },
  /** Both are nicknames only: two people are often called alike. */
  nicknames: 1,
  /** A first name here, a nickname there: they say nothing of each other. */
  unknownAs: -2,
  family: { same: 3.5, near: 3, perhaps: 2, initial: 1.5, other: -5 },
  swapped: -0.6,
  phone: { same: 7, slip: 2.5, other: -1, otherNoFamily: -2.5 },
  birth: { same: 5, slip: 2, other: -7 },
  age: { fits: 0.5, beside: -0.5, guessed: -1, far: -3.5, other: -6 },
  gender: { same: 0.3, other: -5, unsure: -1 },
  commune: { same: 0.8, other: -0.5 },
  /** Two people of one home: what they share says nothing more. A mobile is one person's, mostly. */
  home: { phone: 2, birth: 1, mobile: 6 },
} as const;

/** From here on two files are proposed to each other. */
const ENOUGH = 4;
const STEEPNESS = 3;

const YEARS: Record<AgeBand, readonly [number, number] | null> = {
  under_16: [8, 16],
  '16_17': [16, 18],
  '18_21': [18, 22],
  '22_25': [22, 26],
  '26_29': [26, 30],
  '30_plus': [30, 90],
  unknown: null,
};

const yearOf = (day: Day): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year + (month - 1) / 12 + (date - 1) / 365;
};

/** Makes a person ready. `known` may be shared among those compared, so that a name is read once. */
export const prepare = (person: Person, known: Words = new Map()): Prepared => {
  const band = person.age && YEARS[person.age.band];
  const on = person.age ? yearOf(person.age.on) : 0;
  const birth = person.birth ? yearOf(person.birth) : null;
  return {
    readings: readingsOf(person.name, known),
    phones: person.phones.flatMap((phone) => parsePhone(phone) ?? []),
    born: birth !== null ? [birth, birth] : band ? [on - band[1], on - band[0]] : null,
    birth: person.birth,
    gender: person.gender,
    commune: person.commune,
  };
};

const readingsOf = (name: YouthName | null, known: Words): Reading[] => {
  const part = (text: string | null | undefined): Part | null => partOf(text, known);
  const nickname = part(name?.nickname);
  const [first, family] = [part(name?.first_name), part(name?.last_name)];
  if (!first && !family) return nickname ? [{ first: null, nickname, family: null, swapped: false }] : [];
  const plain = { first, nickname, family, swapped: false };
  const swapped = { first: family, nickname, family: first, swapped: true };
  if (family) return [plain, swapped];
  const pieces = (name?.first_name ?? '').trim().split(/\s+/);
  const splits = pieces.slice(1).flatMap((_, index): Reading[] => {
    const [head, tail] = [part(pieces.slice(0, index + 1).join(' ')), part(pieces.slice(index + 1).join(' '))];
    return head && tail
      ? [
          { first: head, nickname, family: tail, swapped: false },
          { first: tail, nickname, family: head, swapped: true },
        ]
      : [];
  });
  return [plain, ...splits];
};

/** Whether two people may be one; see `compare`. */
export const likeness = (one: Person, other: Person): Likeness => {
  const known: Words = new Map();
  return compare(prepare(one, known), prepare(other, known));
};

const NOTHING: Likeness = { score: 0, grounds: [] };

/**
 * Whether two people may be one. Names are compared by letters, sound and usual short forms, first and
 * last name also swapped; phones however typed; ages by the years in which both can be born. Two people
 * of one home (one last name, one phone, even one birth date) with two first names are two. Two files
 * without a name are never alike: nothing but a name or its phone tells them from others.
 * Symmetric; of all people, a named one is most like itself.
 */
export const compare = (one: Prepared, other: Prepared): Likeness => {
  if (!one.readings.length && !other.readings.length) return NOTHING;
  const name = nameOf(one, other, areOfTwoGenders(one, other));
  const phone = phonePoints(one, other, name);
  const birth = birthPoints(one, other);
  const sum =
    name.points +
    phone +
    (name.two ? Math.min(birth, POINTS.home.birth) : birth) +
    genderPoints(one, other) +
    (one.commune && other.commune ? (one.commune === other.commune ? POINTS.commune.same : POINTS.commune.other) : 0);
  const score = 1 / (1 + Math.exp((ENOUGH - sum) / STEEPNESS));
  return { score, grounds: groundsOf(name, sharePhone(one, other), birth) };
};

interface NameFound {
  points: number;
  /** Two first names of two people. */
  two: boolean;
  /** Both last names are known. */
  families: boolean;
  familyAgrees: boolean;
  same: boolean;
}

const NO_NAME: NameFound = { points: 0, two: false, families: false, familyAgrees: false, same: false };

const nameOf = (one: Prepared, other: Prepared, genders: boolean): NameFound => {
  let best: NameFound | null = null;
  for (const here of one.readings)
    for (const there of other.readings) {
      // Both swapped is neither: two of one home would be told by their last name as a first.
      if (here.swapped && there.swapped) continue;
      const found = readTogether(here, there, genders);
      if (!best || rank(found) > rank(best)) best = found;
    }
  return best ?? NO_NAME;
};

/** Of two readings with as many points the one that says more, so that who comes first makes no difference. */
const rank = ({ points, two, families, familyAgrees, same }: NameFound): number =>
  points + 1e-6 * (8 * Number(same) + 4 * Number(!two) + 2 * Number(familyAgrees) + Number(families));

const readTogether = (one: Reading, other: Reading, genders: boolean): NameFound => {
  // Louis and Louise, Yassine and Yasmine: a brother and a sister, not one name misspelt.
  const apart = genders && one.first && other.first && one.first.whole.plain !== other.first.whole.plain;
  const first = apart ? POINTS.first.other : firstOf(one, other);
  const families = one.family && other.family ? familyLikeness(one.family, other.family) : null;
  const family = families === null ? 0 : familyPoints(families);
  const two = first === POINTS.first.other;
  return {
    points: first + (two ? Math.min(family, 0) : family) + (one.swapped || other.swapped ? POINTS.swapped : 0),
    two,
    families: families !== null,
    familyAgrees: family > 0,
    same: isOne(one.first ?? one.nickname, other.first ?? other.nickname) && (families === null || isOne(one.family, other.family)),
  };
};

/** Letter for letter, accents and capitals aside. */
const isOne = (one: Part | null, other: Part | null): boolean => one !== null && one.whole.plain === other?.whole.plain;

const familyPoints = (found: number | 'initial'): number => {
  if (found === 'initial') return POINTS.family.initial;
  if (found >= 0.95) return POINTS.family.same;
  if (found >= 0.8) return POINTS.family.near;
  return found >= 0.7 ? POINTS.family.perhaps : POINTS.family.other;
};

const firstOf = (one: Reading, other: Reading): number => {
  const names = one.first && other.first ? firstPoints(one.first, other.first) : null;
  const across = Math.max(crossed(one.first, other.nickname), crossed(one.nickname, other.first));
  if (names !== null) {
    const called = one.nickname && other.nickname ? partLikeness(one.nickname, other.nickname) : 0;
    const shared = called >= 0.85 && names < POINTS.nicknames ? Math.max(names, POINTS.nicknames) : names;
    return Math.max(across, shared);
  }
  if (across > 0) return across;
  if (one.nickname && other.nickname) return firstPoints(one.nickname, other.nickname);
  const called = (reading: Reading): boolean => Boolean(reading.first ?? reading.nickname);
  return called(one) && called(other) ? POINTS.unknownAs : 0;
};

/** A first name typed where the other has it as a nickname: for it when alike, else it says nothing. */
const crossed = (first: Part | null, nickname: Part | null): number =>
  first && nickname ? Math.max(0, firstPoints(first, nickname)) || -Infinity : -Infinity;

const firstPoints = (one: Part, other: Part): number => {
  const short = Math.min(one.whole.plain.length, other.whole.plain.length);
  if (short === 1) return one.whole.plain[0] === other.whole.plain[0] ? POINTS.first.initial : POINTS.first.other;
  const found = partLikeness(one, other);
  if (found >= 0.95) return POINTS.first.same;
  if (found >= 0.8) return POINTS.first.near;
  if (found >= 0.65) return POINTS.first.perhaps;
  return found >= 0.5 ? POINTS.first.doubtful : POINTS.first.other;
};

const sharePhone = (one: Prepared, other: Prepared): string | null =>
  one.phones.find((phone) => other.phones.includes(phone)) ?? null;

const phonePoints = (one: Prepared, other: Prepared, name: NameFound): number => {
  if (!one.phones.length || !other.phones.length) return 0;
  const shared = one.phones.filter((phone) => other.phones.includes(phone));
  if (!shared.length) {
    if (!name.two && one.phones.some((phone) => other.phones.some((there) => oneSlip(phone, there)))) return POINTS.phone.slip;
    // A phone at home says nothing against a mobile.
    if (!one.phones.some(isMobile) || !other.phones.some(isMobile)) return 0;
    return name.familyAgrees ? POINTS.phone.other : POINTS.phone.otherNoFamily;
  }
  if (!name.two) return POINTS.phone.same;
  const own = !name.families && shared.some(isMobile);
  return own ? POINTS.phone.same + POINTS.home.mobile : POINTS.home.phone;
};

/** One figure mistaken, among as many. */
const oneSlip = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  let slips = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) slips += 1;
  return slips === 1;
};

const birthPoints = (one: Prepared, other: Prepared): number => {
  if (one.birth && other.birth) {
    if (one.birth === other.birth) return POINTS.birth.same + POINTS.age.fits;
    return isDateSlip(one.birth, other.birth) ? POINTS.birth.slip : POINTS.birth.other;
  }
  if (!one.born || !other.born) return 0;
  const gap = Math.max(one.born[0] - other.born[1], other.born[0] - one.born[1]);
  if (gap <= 0) return POINTS.age.fits;
  if (gap <= 0.2) return POINTS.age.beside;
  if (gap <= 2) return POINTS.age.guessed;
  return gap <= 4 ? POINTS.age.far : POINTS.age.other;
};

/** Day and month exchanged, or one figure mistaken. */
const isDateSlip = (one: Day, other: Day): boolean => {
  const [year, month, date] = one.split('-');
  return other === `${year}-${date}-${month}` || oneSlip(one, other);
};

const areOfTwoGenders = ({ gender: one }: Prepared, { gender: other }: Prepared): boolean =>
  (one === 'female' && other === 'male') || (one === 'male' && other === 'female');

const genderPoints = ({ gender: one }: Prepared, { gender: other }: Prepared): number => {
  if (!one || !other || one === 'unknown' || other === 'unknown') return 0;
  if (one === other) return POINTS.gender.same;
  return one === 'other' || other === 'other' ? POINTS.gender.unsure : POINTS.gender.other;
};

const groundsOf = (name: NameFound, phone: string | null, birth: number): Ground[] => [
  ...(phone ? ['phone' as const] : []),
  ...(name.same ? ['name' as const] : name.points > 0 ? ['near_name' as const] : []),
  ...(birth >= POINTS.birth.same ? ['birth' as const] : []),
];
