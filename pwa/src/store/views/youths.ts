import { shownAge, type ShownAge } from '../../domain/ages';
import { criteria, type Criteria } from '../../domain/criteria';
import { dayOf, type Instant } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { mainPathway } from '../../domain/pathways';
import type { YouthContact, YouthName } from '../../domain/records';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import { mergedFiles } from './merged';

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
  Pick<OpenedYouth, 'name' | 'contact'> & {
    age: ShownAge | null;
    criteria: Criteria | null;
    identifiedAt: Instant | null;
    lastMetAt: Instant | null;
    mainPathway: Viewed<'pathway'> | null;
    awaitsPartner: boolean;
  };

interface Found {
  youth: Youth;
  identifications: Identification[];
  encounters: Viewed<'encounter'>[];
  pathways: Viewed<'pathway'>[];
}

/** Every file, merged ones under the one that stands for them, erased ones left out. */
export const youths = (): Live<YouthLine[]> =>
  live(
    async (reading): Promise<Found[]> => {
      const [rows, identifications, encounters, pathways] = await Promise.all([
        reading.all('youth'),
        reading.all('identification'),
        reading.saying('encounter', 'youth'),
        reading.all('pathway'),
      ]);
      const into = await mergedFiles(reading);
      const group = <T extends { youth: string | null }>(items: T[]): Map<string, T[]> => {
        const groups = new Map<string, T[]>();
        for (const item of items) {
          const head = headOf(item.youth ?? '', into);
          const of = groups.get(head);
          if (of) of.push(item);
          else groups.set(head, [item]);
        }
        return groups;
      };
      const parts = [group(identifications), group(encounters), group(pathways)] as const;
      return rows
        .filter((row) => !row.erased && headOf(row.id, into) === row.id)
        .map((youth) => ({
          youth,
          identifications: parts[0].get(youth.id) ?? [],
          encounters: parts[1].get(youth.id) ?? [],
          pathways: parts[2].get(youth.id) ?? [],
        }));
    },
    (found, opened, account) => found.map((one) => line(one, opened, account)),
  );

const line = (
  { youth, identifications, encounters, pathways }: Found,
  opened: OpenedValues,
  account: Account,
): YouthLine => {
  const current = currentIdentification(identifications);
  const today = dayOf(account.now(), account.zone);
  const { name, contact, birth_date } = openYouth(youth, opened);
  return {
    ...withoutSealed(youth),
    name,
    contact,
    age: ageOf(birth_date, current, encounters, account),
    criteria: current && criteria(current),
    identifiedAt: current?.at ?? null,
    lastMetAt: latest(encounters.map(({ at }) => at)),
    mainPathway: mainPathway(pathways, today),
    awaitsPartner: pathways.some((one) => one.kind === 'partner_referral' && !one.confirmed_at && !one.ended_at),
  };
};

const latest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((last, at) => (last && last > at ? last : at), null);

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
export const openYouth = (youth: Youth, opened: OpenedValues): OpenedYouth => {
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
  const noted = [...encounters, ...(identification ? [identification] : [])]
    .filter(({ age_band }) => age_band !== 'unknown')
    .reduce<Noted | null>((last, one) => (last && last.at > one.at ? last : one), null);
  return shownAge(
    birth.state === 'ok' ? birth.value : null,
    noted && { band: noted.age_band, on: dayOf(noted.at, account.zone) },
    dayOf(account.now(), account.zone),
  );
};

type Noted = Pick<Identification, 'at' | 'age_band'>;
