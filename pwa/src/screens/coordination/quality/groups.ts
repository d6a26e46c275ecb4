/** What there is to mend, as lines that lead to the act that mends them. Pure: names are given. */
import { bandOf, yearsOn } from '../../../domain/ages';
import { isYouthBand, label } from '../../../domain/codes';
import { dayOf } from '../../../domain/days';
import type { Colleague } from '../../../server/team';
import type { CheckDue, ConflictShown, MaybeOne, OutingCard, PathwayToMend, RefusedAct, ToMend, UnansweredAct, YouthLine } from '../../../store/views';
import { quality as words } from '../../../text/quality';
import { fieldLabel } from '../../../text/record_fields';
import { relanceList } from '../../../text/relance_list';
import { within } from '../../../ui/format';
import { saidDay, shortDay } from '../../field/here';
import { shownName } from '../../field/names';
import type { Double } from '../../field/alike/doubles';
import { kindName, placeName } from '../../field/outing/said';
import { pathwayName } from '../../field/youth/pathways';
import { aboutOf, called } from '../../field/outbox/about';
import type { Named } from '../../field/outbox/values';
import { exchange } from '../team_rows';

export type GroupKey = keyof typeof words.groups;

/** One thing to mend, and where. */
export interface Line {
  key: string;
  title: string;
  detail: string;
  href: string;
}

export interface Group {
  key: GroupKey;
  lines: Line[];
}

/** All that was found; what is still being read is left out. */
export interface Found {
  mend?: ToMend;
  same?: readonly MaybeOne[];
  checks?: readonly CheckDue[];
  conflicts?: readonly ConflictShown[];
  refusals?: readonly RefusedAct[];
  files?: readonly YouthLine[];
  /** What places, partners and quarters are called. */
  named?: Named;
  doubles?: readonly Double[];
  team?: readonly Colleague[];
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

const outing = (card: OutingCard): Pick<Line, 'title' | 'detail'> => ({
  title: `${kindName(card)}, ${placeName(card)}`,
  detail: card.day ? saidDay(card.day) : '',
});

const file = (line: YouthLine): Omit<Line, 'detail'> => ({
  key: line.id,
  title: shownName(line.name, { full: true }),
  href: `/jeunes/${line.id}`,
});

/** Identified, and counted so, though their birth date says that they were not of 16-29 then: the server cannot read it. */
const isOutside = ({ birth_date, identifiedAt }: YouthLine, zone: string): boolean =>
  birth_date.state === 'ok' && identifiedAt !== null && !isYouthBand(bandOf(yearsOn(birth_date.value, dayOf(identifiedAt, zone))));

/** In the order in which they are best mended: what blocks others first. Empty groups are left out. */
export function groupsOf(found: Found, now: number, zone: string): Group[] {
  const { mend, files = [] } = found;
  const young = called(files);
  const byId = new Map(files.map((line) => [line.id, line]));
  const open = files.filter(({ closed_at, erased, identifiedAt }) => !closed_at && !erased && identifiedAt);
  const known = (line: YouthLine): Line => ({ ...file(line), detail: line.identifiedAt ? words.since(shortDay(line.identifiedAt)) : '' });
  const pathway = ({ id, youth, kind, started_at }: PathwayToMend): Line[] => {
    const line = byId.get(youth);
    const detail = words.note(pathwayName(kind), started_at ? words.since(shortDay(started_at)).toLowerCase() : words.noDate.toLowerCase());
    return line ? [{ ...file(line), key: id, detail }] : [];
  };
  const appointment = ({ id, side, act, at, youth, outing: on }: UnansweredAct): Line[] => {
    const line = youth && byId.get(youth);
    const [what, day] = [label(`health_act_${side}`, act), words.onDay(shortDay(at))];
    if (line) return [{ ...file(line), key: id, detail: words.note(what, day.toLowerCase()) }];
    return on ? [{ key: id, title: what, detail: day, href: `/sortie/${on}` }] : [];
  };
  const groups: Record<GroupKey, Line[]> = {
    refused: (found.refusals ?? []).map(({ op, message, at }) => ({ key: op, title: message, detail: saidDay(new Date(at).toISOString()), href: '/envois' })),
    conflicts: (found.conflicts ?? []).map((one) => {
      const [line, what] = [byId.get(one.record), fieldLabel(one.type, one.field)];
      const { who, which } = aboutOf(one, young, found.named ?? new Map<string, string>());
      const title = line ? shownName(line.name, { full: true }) : capital(who);
      return { key: one.id, title, detail: which ? words.note(which, within(what)) : what, href: '/envois' };
    }),
    neverClosed: (mend?.neverClosed ?? []).map((card) => ({ key: card.id, ...outing(card), href: `/sortie/${card.id}/clore` })),
    same: (found.same ?? []).map(({ key, outings: [one, other] }) => ({ key, ...outing(one), detail: words.note(outing(one).detail, kindName(other)), href: '/' })),
    toCheck: (mend?.toCheck ?? []).map((card) => ({ key: card.id, ...outing(card), href: `/sortie/${card.id}` })),
    removed: (mend?.removed ?? []).map((card) => ({ key: card.id, ...outing(card), href: `/sortie/${card.id}` })),
    empty: (mend?.empty ?? []).map((card) => ({ key: card.id, ...outing(card), href: `/sortie/${card.id}` })),
    doubles: (found.doubles ?? []).map(({ key, files: [one, other] }) => ({
      key,
      title: shownName(one.name, { full: true }),
      detail: shownName(other.name, { full: true }),
      href: `/jeunes/${one.id}/comparer/${other.id}`,
    })),
    outside: open.filter((line) => isOutside(line, zone)).map(known),
    notices: open.filter(({ notice_answer }) => notice_answer === null || notice_answer === 'to_give').map(known),
    age: open.filter(({ identifiedAge }) => identifiedAge === 'unknown').map(known),
    commune: open.filter(({ commune }) => commune === null).map(known),
    undated: (mend?.undated ?? []).flatMap(pathway),
    unconfirmed: (mend?.unconfirmed ?? []).flatMap(pathway),
    checks: (found.checks ?? [])
      .filter(({ due }) => due !== 'coming')
      .map(({ id, months, about, kind }) => ({
        key: `${id}/${months}`,
        title: shownName(about.name, { full: true }),
        detail: words.note(relanceList.check(months), pathwayName(kind)),
        href: `/jeunes/${about.id}`,
      })),
    unanswered: (mend?.unanswered ?? []).flatMap(appointment),
    phones: (found.team ?? []).flatMap((person) => {
      const { state, title } = exchange(person, now, zone);
      return state === 'silent' ? [{ key: person.id, title: person.name, detail: title, href: '/equipe' }] : [];
    }),
  };
  return (Object.keys(groups) as GroupKey[]).map((key) => ({ key, lines: groups[key] })).filter(({ lines }) => lines.length > 0);
}

/** How many lines in all. */
export const many = (groups: readonly Group[]): number => groups.reduce((sum, { lines }) => sum + lines.length, 0);
