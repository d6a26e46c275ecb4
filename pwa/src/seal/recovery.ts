import { stringify } from 'uuid';
import { b64url, randomBytes, type Bytes } from './bytes';
import { crockford, fromCrockford, plainSymbols } from './crockford';
import { derive, deriveKey } from './derive';
import { CannotOpen, openWith } from './jwe';
import { newPersonKey, openPrivate, wrapPrivate, type PublicJwk } from './person_key';

const LENGTH = 20;

/** `text` is shown once and printed; the other two go to the server. */
export interface Recovery {
  text: string;
  publicJwk: PublicJwk;
  wrappedPrivate: string;
}

/** 160 random bits and the recovery key pair, whose private half they seal. */
export const newRecovery = async (): Promise<Recovery> => {
  const secret = randomBytes(LENGTH);
  const { publicJwk, privateJwk } = await newPersonKey();
  const wrappedPrivate = await wrapPrivate(privateJwk, await recoveryWrapKey(secret));
  return { text: crockford(secret), publicJwk, wrappedPrivate };
};

/**
 * The 20 bytes a person typed from paper, or null. Case, spaces, hyphens, o for 0, i and l for 1
 * are forgiven.
 */
export const parseRecovery = (typed: string): Bytes | null => fromCrockford(typed, LENGTH);

/** The wrap key of the recovery key pair. */
export const recoveryWrapKey = (secret: Bytes): Promise<CryptoKey> =>
  deriveKey(secret, 'kaftruck recovery');

/** The groups of four of a recovery key, to ask two of them back. */
export const recoveryGroups = (text: string): string[] => text.split('-');

/** Whether a person typed this group back, as forgivingly as `parseRecovery`. */
export const isGroup = (typed: string, group: string): boolean => plainSymbols(typed) === group;

/** The recovery private key from what was typed. Throws CannotOpen. */
export const openRecovery = async (typed: string, wrappedPrivate: string): Promise<CryptoKey> => {
  const secret = parseRecovery(typed);
  if (!secret) throw new CannotOpen();
  return openPrivate(wrappedPrivate, await recoveryWrapKey(secret));
};

/**
 * Proof of having opened the server's challenge: a one-way derivation, so that nothing else can be
 * had opened by calling it a challenge. And the id of the person it is for. Throws CannotOpen.
 */
export const answerChallenge = async (challenge: string, privateKey: CryptoKey): Promise<{ proof: string; person: string }> => {
  const { plaintext, header } = await openWith(challenge, privateKey);
  if (header.typ !== 'recovery-challenge' || plaintext.length !== 48) throw new CannotOpen();
  return { proof: b64url(await derive(plaintext, 'kaftruck recovery proof')), person: stringify(plaintext.subarray(32)) };
};
