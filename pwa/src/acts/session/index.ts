// Who is here: first run, sign in, join, lock, leave. See ../README.md.
export { hasPin, session, type MeShown, type SessionState } from './state';
export { beginOrganisation, isConfigured, type Beginning } from './first_run';
export { signIn, signOut } from './signing_in';
export { leaveWithOtherTabs } from './left_elsewhere';
export {
  lock,
  lockAfter,
  mayChoosePin,
  recoverySeen,
  setPin,
  switchTo,
  unlockWithPassword,
  unlockWithPin,
  watch,
} from './locking';
export {
  acceptInvitation,
  invite,
  mayHaveJoined,
  openInvitationLink,
  type OpenInvitation,
} from './inviting';
export { finishLeaving, revoke } from './leaving';
export { leaving, type Leaving } from './resealing';
export { grantCompared, lackingKeys, ownFingerprint, type Unsure } from './rotating';
export { changePassword } from './password';
export { recover } from './recovering';
export { warmArgon } from '../../seal';
export { Offline, ServerRefused } from '../../server/api';
