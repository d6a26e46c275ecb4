/** Which year's report is opened, and which others there are. */
import type { Day } from '../../../domain/days';
import type { EditionInfo, YearDraft } from '../../../server/report';

/** Until summer one reports on the year before; then on the one under way. */
export const usualYear = (today: Day): number => Number(today.slice(0, 4)) - (today.slice(5, 7) < '07' ? 1 : 0);

/** The year of an address; null when it is none. */
export const yearOf = (text: string): number | null => (/^20\d\d$/.test(text) ? Number(text) : null);

/** Every year from the first of which something is known to this one, the latest first. */
export function yearsKnown(draft: YearDraft | null, editions: readonly EditionInfo[], shown: number, today: Day): number[] {
  const now = Number(today.slice(0, 4));
  const parts = (draft?.document.sections ?? []).flatMap((section) => section.parts);
  const told = parts.flatMap((part) => (part.kind === 'table' && part.key === 'years' ? part.rows.map(({ key }) => yearOf(key)) : []));
  const known = [...told.filter((year) => year !== null), ...editions.map(({ year }) => year), shown, now];
  const [first, last] = [Math.min(...known), Math.max(now, shown)];
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}

/** Whether a draft has something to tell: an outing, somebody met or identified. */
export const hasFigures = ({ document }: YearDraft): boolean =>
  document.sections.some(({ parts }) =>
    parts.some((part) => (part.kind === 'key_figures' ? part.figures.some(({ value }) => value !== 0) : part.kind === 'table' && part.key !== 'years')),
  );
