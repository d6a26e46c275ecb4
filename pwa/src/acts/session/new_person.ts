import {
  DEFAULT_STRETCH,
  newPersonKey,
  newSalt,
  stretch,
  wrapPrivate,
  type PublicJwk,
} from '../../seal';
import type { Credentials, NewPerson, PublicKey, Stretch } from '../../server/accounts';
import { must } from '../refused';

/** Argon2's version 1.3, the only one there is. */
const ARGON_VERSION = 19;
const SHORTEST_PASSWORD = 12;

/** What new passwords use, as the server keeps it. */
export const NEW_STRETCH: Stretch = { version: ARGON_VERSION, ...DEFAULT_STRETCH };

/** Who someone says they are. */
export interface Said {
  name: string;
  email: string;
  password: string;
}

/** A new password and key pair; `vouch` is left to say. The private half is for this call only. */
export interface FreshKeys {
  credentials: Omit<Credentials, 'public_key_mac'>;
  publicJwk: PublicJwk;
  wrapKey: CryptoKey;
}

/** A new person's keys. */
export interface Fresh extends Omit<FreshKeys, 'credentials'> {
  person: Omit<NewPerson, 'public_key_mac'>;
}

/** The address as sign-in looks it up. */
export const cleanEmail = (email: string): string => email.trim().toLowerCase();

/** Throws ActRefused when a password is too short to be chosen. */
export const mustBeLong = (password: string): void =>
  must(password.length >= SHORTEST_PASSWORD, 'password', 'Choisissez au moins 12 caractères.');

/** Keys and login secret from a password just chosen. Throws ActRefused. */
export const freshKeys = async (password: string): Promise<FreshKeys> => {
  mustBeLong(password);
  const salt = newSalt();
  const [{ publicJwk, privateJwk }, { auth, wrapKey }] = await Promise.all([
    newPersonKey(),
    stretch(password, salt, NEW_STRETCH),
  ]);
  const private_key = await wrapPrivate(privateJwk, wrapKey);
  const credentials = { salt, stretch: NEW_STRETCH, auth, public_key: publicJwk as PublicKey, private_key };
  return { credentials, publicJwk, wrapKey };
};

/** The same for somebody new. Throws ActRefused. */
export const freshPerson = async (id: string, { name, email, password }: Said): Promise<Fresh> => {
  must(name.trim(), 'name', 'Donnez votre nom.');
  must(/^\S+@\S+\.\S+$/.test(email.trim()), 'email', 'Cette adresse n’est pas complète.');
  const { credentials, ...rest } = await freshKeys(password);
  return { person: { id, name: name.trim(), email: cleanEmail(email), ...credentials }, ...rest };
};
