import type { AgeBand, Code } from '../codes';
import type { Person } from '../likeness';

/** A person as written in `tests/golden/alike-pairs.json`. */
export interface Written {
  first_name?: string;
  last_name?: string;
  nickname?: string;
  phones?: string[];
  birth_date?: string;
  age_band?: AgeBand;
  on?: string;
  gender?: Code<'gender'>;
  commune?: string;
}

/** The person to compare. */
export const personOf = ({ first_name, last_name, nickname, phones, birth_date, age_band, on, gender, commune }: Written): Person => ({
  name: first_name || last_name || nickname ? { first_name, last_name, nickname } : null,
  phones: phones ?? [],
  birth: birth_date ?? null,
  age: age_band && on ? { band: age_band, on } : null,
  gender: gender ?? null,
  commune: commune ?? null,
});
