/** Which parts of a section stand side by side on the paper. */
import type { Part, Section } from '../../../../server/report';

/** Parts across the page, one under the other; or in two columns, where there is room. */
export interface Run {
  beside: boolean;
  parts: Part[];
}

/** A table of one column of numbers, or a ranking, reads well on half a page. */
const isNarrow = (part: Part): boolean => (part.kind === 'table' && part.columns.length < 2) || (part.kind === 'chart' && part.shape === 'bars');

/** The parts of a section in their order; several narrow ones in a row share the width. */
export const arranged = ({ parts }: Section): Run[] => {
  const runs: Run[] = [];
  for (const part of parts) {
    const beside = isNarrow(part);
    const last = runs.at(-1);
    if (last && last.beside === beside) last.parts.push(part);
    else runs.push({ beside, parts: [part] });
  }
  return runs.map((run) => (run.parts.length === 1 ? { ...run, beside: false } : run));
};
