// The one door to sealing. What is left out (nonces, raw derivations) is nobody else's business.
export { DEFAULT_STRETCH, warmArgon, WeakStretch, type StretchParams } from './argon';
export { newSalt, stretch, type Stretched } from './password';
export {
  grant,
  newOrganisationKey,
  openGrant,
  openGrants,
  organisationKeys,
  type OrganisationKeys,
  type RawOrganisationKey,
} from './organisation_keys';
export { fingerprint, isVouchedFor, RECOVERY_OWNER, vouchFor } from './vouching';
export {
  openField,
  sealedWith,
  sealField,
  SealedTooLong,
  type FieldReading,
  type Json,
} from './field';
export {
  newPersonKey,
  openPrivate,
  openPrivateJwk,
  rewrapPrivate,
  wrapPrivate,
  type PersonKey,
  type PrivateJwk,
  type PublicJwk,
} from './person_key';
export {
  answerChallenge,
  isGroup,
  newRecovery,
  openRecovery,
  parseRecovery,
  recoveryGroups,
  type Recovery,
} from './recovery';
export {
  invitationLink,
  newInvitation,
  openInvitation,
  parseInvitationLink,
  sealInvitation,
  type Invitation,
} from './invitation';
export {
  changePin,
  isPin,
  newPinRecord,
  PIN_TRIES,
  shortestPin,
  unlockWithPin,
  type PinOutcome,
  type PinRecord,
  type PinStore,
} from './pin';
export { CannotOpen } from './jwe';
export { openRescue, sealRescue, type RescueReading } from './rescue';
