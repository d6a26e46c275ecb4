import { shownAge, type ShownAge } from '../../domain/ages';
import type { Code } from '../../domain/codes';
import { criteria, type Criteria } from '../../domain/criteria';
import { dayOf, type Instant } from '../../domain/days';
import { mainPathway } from '../../domain/pathways';
import type { YouthContact, YouthName } from '../../domain/records';
import { bringsNews } from '../../domain/relances';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import type { Opened } from '../opened';
import type { Found } from './files';

type Youth = Viewed<'youth'>;
type Identification = Viewed<'identification'>;

/** A sealed field of a youth, replacing it in what screens get. */
export interface OpenedYouth {
  name: Opened<YouthName>;
  contact: Opened<YouthContact>;
  birth_date: Opened<string>;
  address: Opened<string>;
  note: Opened<string>;
}

/** A youth's row without its sealed values. */
export type YouthFacts = Omit<Youth, keyof OpenedYouth>;

/** A line of the list; `criteria` are those of the latest identification, null without one. */
export type YouthLine = YouthFacts &
  Pick<OpenedYouth, 'name' | 'contact' | 'birth_date'> & {
    age: ShownAge | null;
    criteria: Criteria | null;
    identifiedAt: Instant | null;
    /** As the latest identification says, which figures go by; null without one. */
    identifiedAge: Code<'age_band'> | null;
    lastMetAt: Instant | null;
    /** The last meeting, identification, or step by which the youth was heard of. */
    lastNewsAt: Instant | null;
    /** Where they were met or identified. */
    places: string[];
    mainPathway: Viewed<'pathway'> | null;
    awaitsPartner: boolean;
  };

/** A way to read a sealed value: as far as it is open. */
export interface Reads {
  read<T>(type: string, id: string, field: string, sealed: string | null | undefined): Opened<T>;
}

/** The line of a file, its sealed fields as far as they are open. */
export const lineOf = (found: Found, opened: Reads, account: Account): YouthLine => {
  const { youth, identifications, encounters, pathways, steps } = found;
  const current = currentIdentification(identifications);
  const today = dayOf(account.now(), account.zone);
  const read = <T>(field: keyof OpenedYouth): Opened<T> => opened.read<T>('youth', youth.id, field, youth[field]);
  const birth_date = read<string>('birth_date');
  const identifiedAt = current?.at ?? null;
  const lastMetAt = latest(encounters.map(({ at }) => at));
  const heard = steps.flatMap((step) => (bringsNews(step) && !step.uncounted ? step.at : []));
  return {
    ...withoutSealed(youth),
    name: read<YouthName>('name'),
    contact: read<YouthContact>('contact'),
    birth_date,
    age: ageOf(birth_date, current, encounters, account),
    criteria: current && criteria(current),
    identifiedAt,
    identifiedAge: current?.age_band ?? null,
    lastMetAt,
    lastNewsAt: latest([identifiedAt, lastMetAt, ...heard]),
    places: [...new Set([...encounters, ...identifications].flatMap(({ place }) => place ?? []))].sort(),
    mainPathway: mainPathway(pathways, today),
    awaitsPartner: pathways.some((one) => one.kind === 'partner_referral' && !one.confirmed_at && !one.ended_at),
  };
};

const latest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce<Instant | null>((last, at) => (!at || (last && last > at) ? last : at), null);

/** Identifications that no other replaces, refused ones left out, latest last. */
export const standing = (identifications: readonly Identification[]): Identification[] => {
  const replaced = new Set(identifications.flatMap(({ replaces }) => replaces ?? []));
  return identifications
    .filter((one) => !one.uncounted && !one.deleted && !replaced.has(one.id))
    .sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1));
};

/** The latest identification, as corrected. */
export const currentIdentification = (identifications: readonly Identification[]): Identification | null =>
  standing(identifications).at(-1) ?? null;

/** The sealed fields of a youth, opened. */
export const openYouth = (youth: Youth, opened: Reads): OpenedYouth => {
  const read = <T>(field: keyof OpenedYouth): Opened<T> =>
    youth.erased ? { state: 'erased' } : opened.read<T>('youth', youth.id, field, youth[field]);
  return {
    name: read<YouthName>('name'),
    contact: read<YouthContact>('contact'),
    birth_date: read<string>('birth_date'),
    address: read<string>('address'),
    note: read<string>('note'),
  };
};

/** The row without its sealed values. */
export const withoutSealed = (youth: Youth): YouthFacts => {
  const { name: _n, contact: _c, birth_date: _b, address: _a, note: _o, ...facts } = youth;
  return facts;
};

/** The age to show, from the birth date or from the band last noted. */
export const ageOf = (
  birth: Opened<string>,
  identification: Identification | null,
  encounters: readonly Viewed<'encounter'>[],
  account: Account,
): ShownAge | null => {
  const noted = lastNoted([...encounters, ...(identification ? [identification] : [])]);
  return shownAge(
    birth.state === 'ok' ? birth.value : null,
    noted && { band: noted.age_band, on: dayOf(noted.at, account.zone) },
    dayOf(account.now(), account.zone),
  );
};

type Noted = Pick<Identification, 'at' | 'age_band'>;

/** The last band, since when it has been said: meeting somebody again repeats it without asking. */
const lastNoted = (said: readonly Noted[]): Noted | null => {
  const known = said.filter(({ age_band }) => age_band !== 'unknown').sort((one, other) => (one.at < other.at ? 1 : -1));
  const other = known.findIndex(({ age_band }) => age_band !== known[0]?.age_band);
  return known[other < 0 ? known.length - 1 : other - 1] ?? null;
};

/** Latest seen first; those never seen by when they were noted. */
export const latestSeenFirst = (one: YouthLine, other: YouthLine): number => {
  const [a, b] = [one.lastMetAt ?? one.identifiedAt ?? '', other.lastMetAt ?? other.identifiedAt ?? ''];
  if (a !== b) return a < b ? 1 : -1;
  return one.id < other.id ? 1 : -1;
};
