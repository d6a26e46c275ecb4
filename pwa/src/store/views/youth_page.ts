import { isMinor, type ShownAge } from '../../domain/ages';
import { criteria, type Criteria } from '../../domain/criteria';
import { dayOf, instant, plusMonths } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { countsOn, mainPathway, nextCheck } from '../../domain/pathways';
import { bringsNews } from '../../domain/relances';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';
import { colleague, type Colleague } from './lists';
import {
  ageOf,
  currentIdentification,
  openYouth,
  standing,
  withoutSealed,
  type OpenedYouth,
  type YouthFacts,
} from '../youth_index/line';

const SILENCE_MONTHS = 5;
const DAY_MS = 24 * 3_600_000;

export type StepShown = Omit<Viewed<'step'>, 'note'> & { note: Opened<string>; partnerName: string | null };

export type PathwayShown = Viewed<'pathway'> & {
  checks: Viewed<'pathway_check'>[];
  main: boolean;
  /** Whether it counts as remobilisation today. */
  counts: boolean;
  partnerName: string | null;
  nextCheck: ReturnType<typeof nextCheck>;
};

/** Everything about one young person, files merged into theirs included; lists latest first. */
export interface YouthPage extends OpenedYouth {
  youth: YouthFacts;
  age: ShownAge | null;
  minor: boolean;
  /** Those of the latest identification; null when there is none. */
  criteria: Criteria | null;
  identifications: Viewed<'identification'>[];
  encounters: Viewed<'encounter'>[];
  steps: StepShown[];
  /** The planned step that comes first. */
  nextStep: StepShown | null;
  pathways: PathwayShown[];
  supports: Viewed<'support'>[];
  healthActs: Viewed<'health_act'>[];
  /** Files merged into this one. */
  merged: string[];
  /** Whether one of them can be parted from it again: not those that were erased. */
  mayPart: boolean;
  /** Its erasure was asked on this phone, and the server has not received it. */
  erasureWaits: boolean;
  referent: Colleague | null;
  /** After closing, or five months without news. */
  mayIdentifyAgain: boolean;
}

/** The page of a youth (of the file that stands for it); null when there is none. */
export const youthPage = (id: string): Live<YouthPage | null> =>
  live(
    (reading) => readYouth(reading, id),
    (found, opened, account) => found && shown(found, opened, account),
  );

export type YouthFound = NonNullable<Awaited<ReturnType<typeof readYouth>>>;

/** The head file and all that hangs on it and on the files merged into it. */
export const readYouth = async (reading: Reading, id: string) => {
  const into = await mergedFiles(reading);
  const head = headOf(id, into);
  const youth = await reading.get('youth', head);
  if (!youth) return null;
  const merged = [...into.keys()].filter((one) => one !== head && headOf(one, into) === head);
  const files = [head, ...merged];
  const gone = await erasedAmong(reading, files, into);
  const erasureWaits = youth.erased && erasureIsUnsent(reading, head);
  const all = async <T>(read: (file: string) => Promise<T[]>): Promise<T[]> =>
    (await Promise.all(files.map(read))).flat();
  const [identifications, encounters, steps, pathways, supports, healthActs, referent] =
    await Promise.all([
      all((file) => reading.by('identification', 'youth', file)),
      all((file) => reading.by('encounter', 'youth', file)),
      all((file) => reading.by('step', 'youth', file)),
      all((file) => reading.by('pathway', 'youth', file)),
      all((file) => reading.by('support', 'youth', file)),
      all((file) => reading.by('health_act', 'youth', file)),
      youth.referent ? reading.get('person', youth.referent) : null,
    ]);
  const partners = new Map((await reading.some('partner', [...steps, ...pathways].flatMap(({ partner }) => partner ?? []))).map((one) => [one.id, one.name]));
  const partnerName = (id: string | null): string | null => (id && partners.get(id)) ?? null;
  const withPartners = steps.map((step) => ({ ...step, erased: step.erased || gone.has(step.youth), partnerName: partnerName(step.partner) }));
  const withChecks = await Promise.all(
    pathways.map(async (pathway) => ({
      ...pathway,
      checks: await reading.by('pathway_check', 'pathway', pathway.id),
      partnerName: partnerName(pathway.partner),
    })),
  );
  return { youth, merged, mayPart: merged.some((file) => !gone.has(file)), erasureWaits, identifications, encounters, steps: withPartners, pathways: withChecks, supports, healthActs, referent };
};

const erasureIsUnsent = ({ pending }: Reading, youth: string): boolean =>
  pending.some(
    ({ state, changes }) =>
      state !== 'answered' && state !== 'refused' && changes.some(({ type, id, kind }) => type === 'youth' && id === youth && kind === 'erase'),
  );

const shown = (found: YouthFound, opened: OpenedValues, account: Account): YouthPage => {
  const { youth } = found;
  const today = dayOf(account.now(), account.zone);
  const sealed = openYouth(youth, opened);
  const current = currentIdentification(found.identifications);
  const age = ageOf(sealed.birth_date, current, found.encounters, account);
  const main = mainPathway(found.pathways, today);
  const steps = latestFirst(found.steps, ({ at }) => at).map((step) => ({
    ...step,
    note: step.erased
      ? ({ state: 'erased' } as const)
      : opened.read<string>('step', step.id, 'note', step.note),
  }));
  return {
    ...sealed,
    youth: withoutSealed(youth),
    age,
    minor: isMinor(age, today),
    criteria: current && criteria(current),
    identifications: latestFirst(standing(found.identifications), ({ at }) => at),
    encounters: latestFirst(found.encounters, ({ at }) => at),
    steps,
    nextStep: steps.filter(({ status, uncounted }) => status === 'planned' && !uncounted).at(-1) ?? null,
    pathways: latestFirst(found.pathways, ({ started_at }) => started_at ?? '').map((pathway) => ({
      ...pathway,
      main: pathway.id === main?.id,
      counts: countsOn(pathway, today),
      nextCheck: nextCheck(pathway, pathway.checks, today),
    })),
    supports: latestFirst(found.supports, ({ started_at }) => started_at),
    healthActs: latestFirst(found.healthActs, ({ at }) => at),
    merged: found.merged,
    mayPart: found.mayPart,
    erasureWaits: found.erasureWaits,
    referent: found.referent && colleague(found.referent),
    mayIdentifyAgain: mayIdentifyAgain(found, account),
  };
};

const latestFirst = <T>(items: readonly T[], when: (item: T) => string): T[] =>
  [...items].sort((one, other) => (when(one) > when(other) ? -1 : 1));

/** A new identification only after closing or five months without news, and never a second beside the first. */
export const mayIdentifyAgain = (
  { youth, identifications, encounters, steps }: YouthFound,
  account: Account,
): boolean => {
  const last = currentIdentification(identifications);
  if (!last) return true;
  const identifiedOn = dayOf(last.at, account.zone);
  if (youth.closed_at && youth.closed_at >= identifiedOn) return true;
  // the meeting or the call that ends the silence is no news of before it
  const since = instant(account.now() - DAY_MS);
  const contacts = [...encounters.filter((one) => !one.uncounted), ...steps.filter(bringsNews)];
  const before = contacts.map(({ at }) => at).filter((at) => at < since);
  const heard = before.reduce((latest, at) => (at > latest ? at : latest), last.at);
  return plusMonths(dayOf(heard, account.zone), SILENCE_MONTHS) <= dayOf(account.now(), account.zone);
};
