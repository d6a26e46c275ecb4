/** The figures last received, to be shown without network. Numbers only: no name is in them. */
import type { Funnel } from '../../server/figures';

export interface Kept {
  at: number;
  funnel: Funnel;
}

const MOST = 16;
/** The number grows with what figures hold: older ones would lack what the page shows. */
const place = (account: string): string => `kaftruck-figures-5-${account}`;

type All = Record<string, Kept>;

function read(storage: Storage, account: string): All {
  try {
    return (JSON.parse(storage.getItem(place(account)) ?? '{}') ?? {}) as All;
  } catch {
    return {};
  }
}

/** What was last received for a period, or null. */
export const keptFigures = (storage: Storage, account: string, period: string): Kept | null =>
  read(storage, account)[period] ?? null;

/** Keeps figures; the oldest of more than sixteen questions go. A full or forbidden storage keeps nothing. */
export function keepFigures(storage: Storage, account: string, period: string, kept: Kept): void {
  const all = Object.entries({ ...read(storage, account), [period]: kept })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MOST);
  try {
    storage.setItem(place(account), JSON.stringify(Object.fromEntries(all)));
  } catch {
    storage.removeItem(place(account));
  }
}

/** Nothing is left of an account's figures in this browser. */
export function forgetFigures(account: string): void {
  for (const storage of [localStorage, sessionStorage]) storage.removeItem(place(account));
}
