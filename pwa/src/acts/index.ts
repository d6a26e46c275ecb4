// Everything that a person can do. See README.md.
export { ActRefused } from './refused';
export { Locked } from '../store/locked';
export { archive, changeListed, createPartner, createPlace, createPlaces, createZone } from './places';
export {
  cancelOuting,
  changeOuting,
  changeStop,
  closeOuting,
  estimateAttendance,
  noteOnOuting,
  reopenOuting,
  restoreOuting,
  startOuting,
  withdrawStop,
  type OutingChanges,
} from './outings';
export { moveOuting, planOutings, unplanOutings, type Hours } from './planning';
export { giveBackOuting, removeOuting } from './never_was';
export { joinOuting, keepApart, leaveJoin, mergeOutings, unmergeOuting, type Joined } from './joining';
export {
  correctCount,
  giveBack,
  meet,
  meetTogether,
  swapCounts,
  takeBack,
  type Corrected,
  type Group,
} from './counting';
export { changeYouth, meetKnownYouth, noteYouth, type Noted, type NotedYouth } from './youths';
export type { YouthChanges } from './youth_fields';
export { completeIdentification, identifyAgain } from './identifying';
export { addStep, cancelStep, changeStep, giveBackStep, moveStep, planRelance, settleStep, unsettleStep, type Planned } from './steps';
export {
  addSupport,
  checkPathway,
  confirmReferral,
  endPathway,
  endSupport,
  makeMain,
  restoreMain,
  resumePathway,
  resumeSupport,
  startPathway,
  takeBackFrom,
  undoPathway,
  type MainBefore,
} from './pathways';
export {
  addHealthAct,
  appointHealthAct,
  settleHealthAct,
  unsettleHealthAct,
  withdrawHealthAct,
  type HealthBefore,
  type HealthWritten,
} from './health';
export { askHistory } from './history';
export { closeFile, eraseYouth, reopenFile } from './files';
export { noteAsKnown, undoAsKnown, type NotedAsKnown } from './noting_known';
export { forgetApart, tellApart } from './apart';
export { mergeYouths, unmergeYouths } from './merging';
export { discardRefused, retryRefused, settleConflict } from './settling';
export { drafts, dropDraft, finishing, readDraft, saveDraft } from './drafts';
export { makeRescue, takeRescue, type Rescue } from './rescuing';
export { leaveOutRefused, mendRefused, refusedNote, sealRefusedAgain, type RefusedNote } from './mending';
export { askWordings, markProofread, restoreNotice, saveLongestLock, saveNotice, saveNumbers, type Numbers, type Wording } from './information';
export { channelOf } from './youth_fields';
export {
  changeTerritory,
  readPlaces,
  saveYear,
  searchFrance,
  type FoundInFrance,
  type YearTotals,
  type PlaceRead,
  type PlacesRead,
} from './coordination';
