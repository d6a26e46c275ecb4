// What screens read. See ../../acts/README.md.
export { live, look, type Live } from '../live';
export type { Opened } from '../opened';
export { outingsAround, type OutingsAround, type OwnCard } from './around';
export { everyName, isAway, people, partners, places, wholeList, zones, type Colleague, type Named } from './lists';
export { organisation, type OrganisationShown } from './organisation';
export {
  allOutings,
  outingPage,
  recentOutings,
  type MergedOuting,
  type OutingCard,
  type OutingPage,
  type StopShown,
} from './outings';
export { nothingNoted, somethingOnRemoved } from './nothing_noted';
export { bookedAs, outingsBetween, type BookedCard, type PlannedCard } from './planned';
export { toMend, type PathwayToMend, type ToMend, type UnansweredAct } from './to_mend';
export { maybeOneOutings, type MaybeOne } from './maybe_one';
export { encounters, tally, type EncounterLine, type TallyShown } from './tally';
export { healthDesk, type HealthLine } from './health';
export { openFirst, youths, youthsSeenLast, type OpenedYouth, type YouthFacts, type YouthLine } from './youths';
export { toldApart } from './told_apart';
export { mergedInto, type MergedFile } from './merged_files';
export { youthPage, type PathwayShown, type StepShown, type YouthPage } from './youth_page';
export { trained } from './lesson';
export { youthHistory, type FieldShown, type HistoryEntry, type HistoryShown } from './history';
export { checksDue, lately, relances, type About, type CheckDue, type Relance } from './relances';
export { conflicts, type AboutShown, type ConflictShown, type SideShown, type ValueShown } from './conflicts';
export {
  lastSent,
  refusals,
  syncSummary,
  type RefusedAct,
  type SentNote,
  type SyncSummary,
} from './sync';
