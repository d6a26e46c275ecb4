/** What an address and a new password must be, in the words a person reads. Null when all is well. */
import { start } from '../../text/start';

export const SHORTEST_PASSWORD = 12;

const words = start.credentials;

export function emailFault(email: string): string | null {
  const typed = email.trim();
  if (!typed) return words.emailMissing;
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed) ? null : words.emailWrong;
}

export function passwordFault(password: string, email: string): string | null {
  if (!password) return words.passwordMissing;
  const left = SHORTEST_PASSWORD - [...password].length;
  if (left > 0) return words.passwordShort(left);
  return password.trim().toLowerCase() === email.trim().toLowerCase() ? words.passwordSame : null;
}

export function againFault(password: string, again: string): string | null {
  return password === again ? null : words.againWrong;
}
