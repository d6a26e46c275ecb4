import { label } from '../../../domain/codes';
import type { Opened, PathwayShown, StepShown, YouthPage } from '../../../store/views';
import { common, sync } from '../../../text/field';
import { youth as words } from '../../../text/field_youth';
import { youthFile } from '../../../text/youth_file';
import { FindPerson, Finish, Health, Listen, Path, People, PhoneMissed, PhoneReached, Done, Voicemail } from '../../../ui/icons';
import type { Icon, TimelineItem } from '../../../ui/types';
import { shortDay, time } from '../here';
import { stepIcon } from '../relance/said';
import { TRUTH_SHAPE, type RecordSheet } from './file_menu';
import { pathwayName } from './pathways';
import { healthSaid, isOpen, supportName } from './said';

const { line } = youthFile;

/** A line, and which record it opens. */
export type FileLine = TimelineItem & { at: string; opening?: RecordSheet };

const OUTCOMES: Partial<Record<string, Icon>> = {
  reached: PhoneReached,
  no_answer: PhoneMissed,
  wrong_number: PhoneMissed,
  message_left: Voicemail,
};

const noteSaid = (note: Opened<string>): string | undefined => {
  if (note.state === 'ok') return note.value || undefined;
  return note.state === 'unreadable' || note.state === 'no_key' ? common.unreadableNote : undefined;
};

/** What stands under a title; nothing when there is nothing to say. */
const under = (...said: (string | undefined | null)[]): string | undefined =>
  said.flatMap((one) => one?.trim().replace(/(?<!\.)\.$/, '') || []).join('. ') || undefined;

type Kept = Pick<StepShown, 'truth' | 'refusal'>;
const kept = ({ truth, refusal }: Kept): Pick<TimelineItem, 'kept'> =>
  truth === 'server' ? {} : { kept: { state: TRUTH_SHAPE[truth], words: refusal?.message ?? sync.truth[truth] } };

const lineOf = (one: Kept, at: string, rest: Omit<FileLine, 'at' | 'when' | 'opens'> & { when?: string }): FileLine => ({
  when: shortDay(at),
  ...rest,
  ...kept(one),
  at,
  opens: rest.opening !== undefined,
});

const stepLine = (step: StepShown): FileLine => {
  const outcome = step.outcome ? label('step_outcome', step.outcome).toLocaleLowerCase('fr') : '';
  const planned = step.status === 'planned';
  return lineOf(step, step.at, {
    key: step.id,
    icon: (step.kind === 'call' && step.outcome ? OUTCOMES[step.outcome] : undefined) ?? stepIcon(step.kind),
    title: [label('step_kind', step.kind), outcome, planned ? words.planned : ''].filter(Boolean).join(', '),
    detail: under(step.partnerName && line.with(step.partnerName), noteSaid(step.note)),
    opening: { sheet: planned ? 'settle' : 'edit', id: step.id },
    ...(planned ? { when: `${shortDay(step.at)}, ${time(step.at)}` } : {}),
  });
};

const pathwayLines = (one: PathwayShown): FileLine[] => {
  const kind = pathwayName(one.kind);
  const partner = one.partnerName ?? undefined;
  const opening: RecordSheet = { sheet: 'way', id: one.id };
  const on = (day: string | null, key: string, icon: Icon, title: string, detail?: string): FileLine[] =>
    day ? [lineOf(one, day, { key: `${one.id}/${key}`, icon, title, detail: under(detail), opening })] : [];
  return [
    ...on(one.started_at, 'start', Path, line.started(kind), partner),
    ...on(one.confirmed_at, 'confirmed', Done, line.confirmed(partner ?? kind)),
    ...on(one.ended_at, 'end', Finish, line.ended(kind), one.end_reason ? label('pathway_end_reason', one.end_reason) : undefined),
    ...one.checks.map((check) =>
      lineOf(check, check.on, { key: check.id, icon: Done, title: line.check(label('pathway_check', check.result)), detail: kind, opening }),
    ),
  ];
};

const supportLines = (one: YouthPage['supports'][number]): FileLine[] => {
  const icon = one.kind === 'psychologist' ? Listen : People;
  const opening: RecordSheet = { sheet: 'support', id: one.id };
  const started = lineOf(one, one.started_at, { key: one.id, icon, title: line.support(supportName(one.kind)), opening });
  if (!one.ended_at) return [started];
  return [started, lineOf(one, one.ended_at, { key: `${one.id}/end`, icon, title: line.supportEnded(supportName(one.kind)), opening })];
};

/** What was done and what happened, latest first. A meeting that was the first one is one line, not two. */
export const timeline = (page: YouthPage, places: ReadonlyMap<string, string>): FileLine[] => {
  const placeOf = (id: string | null): string | null => (id && places.get(id)) || null;
  const first = page.identifications.at(-1);
  const met = (one: { id: string; place: string | null; at: string } & Kept, detail?: string): FileLine =>
    lineOf(one, one.at, { key: one.id, icon: FindPerson, title: words.met(placeOf(one.place)), detail });
  const firsts = page.identifications.map((one) =>
    met(
      one,
      under(
        (one === first ? words.identified : line.again)(label('identification_channel', one.channel)),
        one === first && page.youth.notice_given_at ? words.informed : null,
      ),
    ),
  );
  const told = new Set(page.identifications.flatMap(({ outing }) => outing ?? []));
  const again = page.encounters.filter(({ outing }) => !told.has(outing)).map((one) => met(one));
  const health = page.healthActs.map((one) =>
    lineOf(one, one.at, {
      key: one.id,
      icon: Health,
      title: line.health(healthSaid(one)),
      detail: label('health_act_status', one.status),
      ...(isOpen(one) ? { opening: { sheet: 'health' as const, id: one.id } } : {}),
      ...(one.status === 'planned' ? { when: `${shortDay(one.at)}, ${time(one.at)}` } : {}),
    }),
  );
  const steps = page.steps.filter(({ status }) => status !== 'cancelled').map(stepLine);
  const all = [...steps, ...firsts, ...again, ...health, ...page.pathways.flatMap(pathwayLines), ...page.supports.flatMap(supportLines)];
  return all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
};
