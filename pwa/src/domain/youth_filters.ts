import { isMinor, type ShownAge } from './ages';
import type { Criteria } from './criteria';
import { instant, type Day, type Instant } from './days';

/** Days without news by which the list may be narrowed. */
export const SILENCES = ['30', '60', '90'] as const;

/** What the list of young people is narrowed to; all that are chosen hold together. */
export interface YouthFilters {
  mine: boolean;
  unsupported: boolean;
  withoutPathway: boolean;
  minors: boolean;
  /** Days without news, at least. */
  silent: (typeof SILENCES)[number] | null;
}

export const NO_FILTER: YouthFilters = { mine: false, unsupported: false, withoutPathway: false, minors: false, silent: null };

/** How many are chosen. */
export const chosen = ({ silent, ...others }: YouthFilters): number =>
  Object.values(others).filter(Boolean).length + (silent ? 1 : 0);

interface Line {
  referent: string | null;
  closed_at: Day | null;
  age: ShownAge | null;
  criteria: Criteria | null;
  lastNewsAt: Instant | null;
  mainPathway: object | null;
}

/**
 * Whether a file stays in the list, seen by `me` at `now` (ms) on the day `today`. What is to be done
 * for someone (support, pathway, news) is asked of open files only; minors are 16-17, and younger.
 */
export const staysIn = (line: Line, filters: YouthFilters, seen: { me: string; now: number; today: Day }): boolean => {
  const { mine, unsupported, withoutPathway, minors, silent } = filters;
  if (mine && line.referent !== seen.me) return false;
  if (minors && !isMinor(line.age, seen.today)) return false;
  if ((unsupported || withoutPathway || silent) && line.closed_at) return false;
  if (unsupported && line.criteria?.result !== 'meets') return false;
  if (withoutPathway && line.mainPathway) return false;
  return !silent || !line.lastNewsAt || line.lastNewsAt <= instant(seen.now - Number(silent) * DAY_MS);
};

const DAY_MS = 86_400_000;
