import type { Code } from '../../domain/codes';
import { atTime, dayOf, plusDays, type Day } from '../../domain/days';
import { headOf } from '../../domain/merging';
import { checkIsRemembered, countsFrom, nextCheck, type CheckToMake } from '../../domain/pathways';
import type { YouthContact, YouthName } from '../../domain/records';
import { isRelance, relanceDue, type Due } from '../../domain/relances';
import type { Viewed } from '../../domain/replay';
import type { Account } from '../account';
import { live, type Live } from '../live';
import type { Opened, OpenedValues } from '../opened';
import type { Reading } from '../reading';
import { erasedAmong } from './erased';
import { mergedFiles } from './merged';
import type { StepShown } from './youth_page';

/** Whom a relance is about. */
export interface About {
  id: string;
  name: Opened<YouthName>;
  contact: Opened<YouthContact>;
  preference: Code<'contact_preference'> | null;
}

/** A planned step with whom it is about. */
export type Relance = StepShown & { due: Due; about: About };

/** A pathway to look at, 3 or 6 months after it began to count. No record: it follows from the pathway and its checks. */
export interface CheckDue extends CheckToMake {
  /** The pathway's id. */
  id: string;
  kind: Code<'pathway'>;
  /** The day from which it counts: the check falls due that long after. */
  since: Day;
  /** When it is due, to be ordered among relances. */
  at: string;
  due: Due;
  about: About;
}

/** Steps done are shown for two weeks. */
const DONE_DAYS = 14;
const MORNING = '09:00';

/** Planned steps by date: mine (or nobody's), or the whole team's. */
export const relances = ({ mine }: { mine: boolean }): Live<Relance[]> =>
  steps(async (reading) => {
    const planned = await reading.by('step', 'status', 'planned');
    return planned.filter((step) => isRelance(step) && isFor(reading, mine, step.assignee)).sort((one, other) => (one.at < other.at ? -1 : 1));
  });

/** Steps done in the last two weeks, latest first: mine, or the whole team's. */
export const lately = ({ mine }: { mine: boolean }): Live<Relance[]> =>
  steps(async (reading) => {
    const { zone } = reading.account;
    const from = plusDays(dayOf(reading.account.now(), zone), -DONE_DAYS);
    const done = await reading.by('step', 'status', 'done');
    return done
      .filter((step) => !step.uncounted && dayOf(step.at, zone) >= from && isFor(reading, mine, step.assignee ?? step.by))
      .sort((one, other) => (one.at > other.at ? -1 : 1));
  });

/** Checks that are due, and each next one: of the youths I follow (or nobody does), or the team's. */
export const checksDue = ({ mine }: { mine: boolean }): Live<CheckDue[]> =>
  live(
    async (reading) => {
      const { now, zone } = { now: reading.account.now(), zone: reading.account.zone };
      const today = dayOf(now, zone);
      const running = (await reading.all('pathway')).filter((one) => !one.ended_at && checkIsRemembered(one, today));
      const with_ = await withYouth(reading, running);
      const found = await Promise.all(
        with_
          .filter(({ youth, row }) => isFor(reading, mine, youth.referent ?? row.by))
          .map(async ({ youth, row }) => ({
            youth,
            row,
            check: nextCheck(row, await reading.by('pathway_check', 'pathway', row.id), today),
          })),
      );
      return found.flatMap(({ check, ...one }) => (check ? [{ ...one, check }] : []));
    },
    (found, opened, account) => {
      const today = dayOf(account.now(), account.zone);
      return found
        .map(({ youth, row, check }) => {
          const at = atTime(check.on, MORNING, account.zone);
          const due = relanceDue({ at }, today, account.zone);
          return { ...check, id: row.id, kind: row.kind, since: countsFrom(row) ?? check.on, at, due, about: aboutOf(youth, opened) };
        })
        .sort((one, other) => (one.at < other.at ? -1 : 1));
    },
  );

const isFor = ({ account }: Reading, mine: boolean, whose: string | null): boolean =>
  !mine || !whose || whose === account.person;

const steps = (query: (reading: Reading) => Promise<Viewed<'step'>[]>): Live<Relance[]> =>
  live(
    async (reading) => {
      const found = await withYouth(reading, await query(reading));
      const partners = await reading.some('partner', found.flatMap(({ row }) => row.partner ?? []));
      const names = new Map(partners.map(({ id, name }) => [id, name]));
      const gone = await erasedAmong(reading, found.map(({ row }) => row.youth), await mergedFiles(reading));
      return found.map(({ youth, row }) => ({ youth, step: { ...row, erased: row.erased || gone.has(row.youth), partnerName: (row.partner && names.get(row.partner)) ?? null } }));
    },
    (found, opened, account) => found.map(({ step, youth }) => shown(step, youth, opened, account)),
  );

/** What is about a youth whose file is open, with the file that stands for theirs. */
const withYouth = async <T extends { youth: string }>(
  reading: Reading,
  rows: readonly T[],
): Promise<{ youth: Viewed<'youth'>; row: T }[]> => {
  const into = await mergedFiles(reading);
  const heads = await reading.some('youth', rows.map(({ youth }) => headOf(youth, into)));
  const open = new Map(heads.filter(({ closed_at, deleted }) => !closed_at && !deleted).map((one) => [one.id, one]));
  return rows.flatMap((row) => {
    const youth = open.get(headOf(row.youth, into));
    return youth ? [{ youth, row }] : [];
  });
};

const shown = (
  step: Viewed<'step'> & { partnerName: string | null },
  youth: Viewed<'youth'>,
  opened: OpenedValues,
  account: Account,
): Relance => ({
  ...step,
  note: step.erased ? { state: 'erased' } : opened.read<string>('step', step.id, 'note', step.note),
  due: relanceDue(step, dayOf(account.now(), account.zone), account.zone),
  about: aboutOf(youth, opened),
});

const aboutOf = (youth: Viewed<'youth'>, opened: OpenedValues): About => {
  const read = <T>(field: 'name' | 'contact'): Opened<T> =>
    youth.erased ? { state: 'erased' } : opened.read<T>('youth', youth.id, field, youth[field]);
  return { id: youth.id, name: read<YouthName>('name'), contact: read<YouthContact>('contact'), preference: youth.contact_preference };
};
