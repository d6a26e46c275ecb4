/** The drafts last received, to be read without network: small numbers masked, no name in them. */
import type { YearDraft } from '../../../server/report';

export interface Kept {
  at: number;
  draft: YearDraft;
}

const MOST = 3;
/** The number grows with what a draft holds: older ones would lack what the page shows. */
const place = (account: string): string => `kaftruck-report-1-${account}`;

type All = Record<string, Kept>;

function read(storage: Storage, account: string): All {
  try {
    return (JSON.parse(storage.getItem(place(account)) ?? '{}') ?? {}) as All;
  } catch {
    return {};
  }
}

/** What was last received of a year, or null. */
export const keptReport = (storage: Storage, account: string, year: number): Kept | null => read(storage, account)[year] ?? null;

/** Keeps a draft without its annexes, which no screen draws; the oldest of more than three years go. */
export function keepReport(storage: Storage, account: string, year: number, { at, draft }: Kept): void {
  const slim: Kept = { at, draft: { ...draft, document: { ...draft.document, annexes: [] } } };
  const all = Object.entries<Kept>({ ...read(storage, account), [year]: slim })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MOST);
  try {
    storage.setItem(place(account), JSON.stringify(Object.fromEntries(all)));
  } catch {
    storage.removeItem(place(account));
  }
}

/** Nothing is left of an account's reports in this browser. */
export function forgetReports(account: string): void {
  for (const storage of [localStorage, sessionStorage]) storage.removeItem(place(account));
}
