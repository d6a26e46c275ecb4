import { isValid, type Code } from '../domain/codes';
import { dayOf, isDay, plusDays, type Day } from '../domain/days';
import { mainPathway } from '../domain/pathways';
import type { Viewed } from '../domain/replay';
import { current } from '../store/account';
import { look } from '../store/live';
import { readYouth } from '../store/views/youth_page';
import { act, create, flag, patch, type ClearChange } from './act';
import { must } from './refused';

const today = (): Day => dayOf(current().now(), current().zone);

/** A day already come: the one given, else today. Throws ActRefused. */
export const pastDay = (on: Day | undefined, field: string): Day => {
  const day = on ?? today();
  must(isDay(day), field, 'Cette date n’existe pas.');
  must(day <= today(), field, 'Cette date est dans l’avenir, or c’est déjà arrivé.');
  return day;
};

const typed = (given: Record<string, Day | null | undefined>): string[] =>
  Object.keys(given).filter((field) => given[field]);

/** The way a youth takes. A referral needs its partner, and counts once confirmed. Answers its id. */
export const startPathway = async (
  youth: string,
  pathway: {
    kind: Code<'pathway'>;
    started_at?: Day;
    partner?: string | null;
    /** The main one from its start; else the present main one stays so. */
    main?: boolean;
    confirmed_at?: Day | null;
  },
): Promise<string> => {
  const { kind, partner = null, main = true, confirmed_at = null } = pathway;
  const started_at = pastDay(pathway.started_at, 'started_at');
  must(isValid('pathway', kind), 'kind', 'Choisissez le parcours.');
  must(isValid('pathway', kind, started_at), 'kind', 'Cette mesure n’était pas ouverte à cette date.');
  must(kind !== 'partner_referral' || partner, 'partner', 'Choisissez le partenaire.');
  if (confirmed_at) pastDay(confirmed_at, 'confirmed_at');
  const set = { youth, kind, partner, started_at, main_from: main ? started_at : null, confirmed_at };
  const dates = typed({ started_at: pathway.started_at, confirmed_at });
  const made = create('pathway', set, { typed: dates });
  const others = main
    ? (await tiedWith(youth, started_at)).map((one) => patch('pathway', one.id, { main_from: plusDays(started_at, -1) }, { seen: one.seen }))
    : await stayingMain(youth, started_at);
  await act('pathway.started', [made, ...others]);
  return made.id;
};

/** A pathway without `main_from` counts from its start: the present main one must be so from that day too. */
const stayingMain = async (youth: string, from: Day): Promise<ClearChange[]> => {
  const file = await look((reading) => readYouth(reading, youth));
  const kept = file && mainPathway(file.pathways, today());
  const since = kept?.main_from ?? kept?.started_at ?? '';
  return kept && since < from ? [patch('pathway', kept.id, { main_from: from }, { seen: kept.seen })] : [];
};

/** The partner has received the youth. */
export const confirmReferral = async (pathway: string, on?: Day): Promise<void> => {
  const { kind, seen } = await thePathway(pathway);
  must(kind === 'partner_referral', 'kind', 'Seule une orientation se confirme.');
  const set = { confirmed_at: pastDay(on, 'confirmed_at') };
  await act('pathway.confirmed', [patch('pathway', pathway, set, { seen, typed: typed({ confirmed_at: on }) })]);
};

/** What a pathway’s `main_from` was, to put it back. */
export type MainBefore = Pick<Viewed<'pathway'>, 'id' | 'main_from'>;

/** The pathway is the main one from a day on. Answers what was before, for `restoreMain`. */
export const makeMain = async (pathway: string, from?: Day): Promise<MainBefore[]> => {
  const { id, seen, youth, main_from } = await thePathway(pathway);
  const day = pastDay(from, 'main_from');
  const yielding = (await tiedWith(youth, day)).filter((one) => one.id !== id);
  const changes = [
    patch('pathway', id, { main_from: day }, { seen, typed: typed({ main_from: from }) }),
    ...yielding.map((one) => patch('pathway', one.id, { main_from: plusDays(day, -1) }, { seen: one.seen })),
  ];
  await act('pathway.made_main', changes);
  return [{ id, main_from }, ...yielding.map((one) => ({ id: one.id, main_from: one.main_from }))];
};

/** Undoes `makeMain`. */
export const restoreMain = async (before: readonly MainBefore[]): Promise<void> => {
  await act('pathway.main_restored', before.map(({ id, main_from }) => patch('pathway', id, { main_from })));
};

/** Those that would be the main one from the very same day: the smallest id would win, not the one chosen. */
const tiedWith = async (youth: string, day: Day): Promise<Viewed<'pathway'>[]> => {
  const file = await look((reading) => readYouth(reading, youth));
  return (file?.pathways ?? []).filter(({ main_from, started_at }) => (main_from ?? started_at) === day);
};

/** The pathway is over, and why. */
export const endPathway = async (
  pathway: string,
  { on, reason }: { on?: Day; reason: Code<'pathway_end_reason'> },
): Promise<void> => {
  must(isValid('pathway_end_reason', reason), 'end_reason', 'Donnez la raison.');
  const { started_at, seen } = await thePathway(pathway);
  const ended_at = pastDay(on, 'ended_at');
  must(!started_at || ended_at >= started_at, 'ended_at', 'La fin vient avant le début.');
  const set = { ended_at, end_reason: reason };
  await act('pathway.ended', [patch('pathway', pathway, set, { seen, typed: typed({ ended_at: on }) })]);
};

/** The end was a mistake: the pathway goes on. */
export const resumePathway = async (pathway: string): Promise<void> => {
  const { seen } = await thePathway(pathway);
  await act('pathway.resumed', [patch('pathway', pathway, { ended_at: null, end_reason: null }, { seen })]);
};

/** Undoes `confirmReferral` or `resumePathway`: what was there before, or nothing. */
export const undoPathway = async (
  pathway: string,
  before: Partial<Pick<Viewed<'pathway'>, 'confirmed_at' | 'ended_at' | 'end_reason'>>,
): Promise<void> => {
  const { seen } = await thePathway(pathway);
  await act('pathway.undone', [patch('pathway', pathway, before, { seen })]);
};

/** What was seen of a pathway on a day. Answers the check's id. */
export const checkPathway = async (
  pathway: string,
  { on, result }: { on?: Day; result: Code<'pathway_check'> },
): Promise<string> => {
  must(isValid('pathway_check', result), 'result', 'Dites où en est le parcours.');
  const made = create('pathway_check', { pathway, on: pastDay(on, 'on'), result }, { typed: typed({ on }) });
  await act('pathway.checked', [made]);
  return made.id;
};

/** A psychologist's or a sponsor's support. Answers its id. */
export const addSupport = async (
  youth: string,
  { kind, started_at }: { kind: Code<'support_kind'>; started_at?: Day },
): Promise<string> => {
  must(isValid('support_kind', kind), 'kind', 'Choisissez le soutien.');
  const set = { youth, kind, started_at: pastDay(started_at, 'started_at') };
  const made = create('support', set, { typed: typed({ started_at }) });
  await act('support.added', [made]);
  return made.id;
};

/** The support is over. */
export const endSupport = async (support: string, on?: Day): Promise<void> => {
  const found = await look((reading) => reading.get('support', support));
  must(found, null, 'Ce soutien n’est pas, ou plus, sur ce téléphone.');
  const ended_at = pastDay(on, 'ended_at');
  must(ended_at >= found.started_at, 'ended_at', 'La fin vient avant le début.');
  const how = { seen: found.seen, typed: typed({ ended_at: on }) };
  await act('support.ended', [patch('support', support, { ended_at }, how)]);
};

/** The end was a mistake: the support goes on. */
export const resumeSupport = async (support: string): Promise<void> => {
  const found = await look((reading) => reading.get('support', support));
  must(found, null, 'Ce soutien n’est pas, ou plus, sur ce téléphone.');
  await act('support.resumed', [patch('support', support, { ended_at: null }, { seen: found.seen })]);
};

/** A pathway, a check or a support was noted by mistake: it is taken back. */
export const takeBackFrom = async (type: 'pathway' | 'pathway_check' | 'support', id: string): Promise<void> => {
  await act(`${type}.taken_back`, [flag(type, id, 'delete')]);
};

const thePathway = async (id: string): Promise<Viewed<'pathway'>> => {
  const found = await look((reading) => reading.get('pathway', id));
  must(found && !found.deleted, null, 'Ce parcours n’est pas, ou plus, sur ce téléphone.');
  return found;
};
