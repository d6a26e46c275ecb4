import type { StrokePart, StrokeRow } from './types';

/** Where the strokes of one line of a stroke chart stand, in pixels from its left edge. */
export interface Line {
  /** `part` is the index of the coloured part, -1 for a plain stroke, -2 for what is missing up to the whole. */
  strokes: { x: number; part: number }[];
  /** Underlines of the coloured parts on this line. */
  spans: { part: number; from: number; to: number }[];
}

export interface Plan {
  lines: Line[];
  strokeWidth: number;
}

const groupGap = 3.4;
const widest = 5.2;
const narrowest = 3.2;

/** Strokes that fit on one line of `width` pixels, in whole groups of five, for a longest row of `total`; at least one group. */
function groupsPerLine(width: number, total: number): number {
  const needed = Math.max(1, Math.ceil(total / 5));
  const possible = Math.max(1, Math.floor((width + groupGap) / (5 * narrowest + groupGap)));
  return Math.min(needed, possible);
}

/** Lays out one row so that all rows of a chart share the scale of the longest one (`total` strokes). */
export function layStrokes(row: StrokeRow, total: number, width: number): Plan {
  const groups = groupsPerLine(width, total);
  const pitch = Math.min(widest, (width - (groups - 1) * groupGap) / (groups * 5));
  const strokeWidth = pitch * 0.62;
  const lines: Line[] = [];
  const all = Math.max(row.count, row.of ?? 0);
  for (let index = 0; index < all; index += 1) {
    const place = index % (groups * 5);
    if (place === 0) lines.push({ strokes: [], spans: [] });
    const line = lines.at(-1);
    if (!line) continue;
    const x = place * pitch + Math.floor(place / 5) * groupGap;
    const part = index >= row.count ? -2 : partAt(row.parts, index);
    line.strokes.push({ x, part });
    if (part < 0) continue;
    const span = line.spans.at(-1);
    if (span?.part === part) span.to = x + strokeWidth;
    else line.spans.push({ part, from: x, to: x + strokeWidth });
  }
  return { lines, strokeWidth };
}

function partAt(parts: StrokePart[] | undefined, index: number): number {
  let passed = 0;
  for (const [at, part] of (parts ?? []).entries()) {
    passed += part.count;
    if (index < passed) return at;
  }
  return -1;
}
