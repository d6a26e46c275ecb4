import type { Account } from '../../store/account';

/** The private key as the server keeps it, and the key of the password that was just typed. */
export interface Typed {
  private_key: string;
  wrapKey: CryptoKey;
}

/** The account that is open, and how its password opens its key when it was typed. */
export interface Held {
  account: Account;
  typed: Typed | null;
  release: () => void;
}

let held: Held | null = null;

/** What is open now; null when locked. */
export const opened = (): Held | null => held;

/** What is open from now on. */
export const hold = (next: Held | null): void => {
  held = next;
};

/** Whether this account is still the one that is open. */
export const isOpen = (account: Account): boolean => held?.account === account;
