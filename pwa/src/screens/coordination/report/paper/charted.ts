/** What a chart draws: the lines and columns of its table, the total line left out. */
import type { Document, PartOf } from '../../../../server/report';
import { monthShort } from '../../../../ui/format';
import { amount, written } from './values';

export interface Mark {
  /** 0 to 1 of the greatest; null: masked or not known. */
  part: number | null;
  text: string | null;
}

export interface Charted {
  series: string[];
  lines: { key: string; label: string; short: string; initial: string; marks: Mark[] }[];
}

/** A chart's numbers, read from its table; null when the document has no such table. */
export const charted = (chart: PartOf<'chart'>, tables: ReadonlyMap<string, PartOf<'table'>>): Charted | null => {
  const table = tables.get(chart.table);
  if (!table) return null;
  const places = chart.columns.map((key) => table.columns.findIndex((column) => column.key === key)).filter((at) => at >= 0);
  const rows = table.rows.filter(({ role }) => role !== 'total');
  const top = Math.max(0, ...rows.flatMap(({ cells }) => places.map((at) => amount(cells[at] ?? null) ?? 0)));
  return {
    series: places.map((at) => table.columns[at]?.label ?? ''),
    lines: rows.map(({ key, label, cells }) => ({
      key,
      label,
      ...shortened(key, label),
      marks: places.map((at) => {
        const value = cells[at] ?? null;
        const found = amount(value);
        return { part: found === null ? null : top > 0 ? found / top : 0, text: written(value, table.columns[at]?.unit) };
      }),
    })),
  };
};

/** A month under its column: `avr.`, and `A` where there is little room. */
const shortened = (key: string, label: string): { short: string; initial: string } =>
  /^\d{4}-\d{2}$/.test(key) ? { short: monthShort(`${key}-01`), initial: label.charAt(0) } : { short: label, initial: label };

/** Every table of a document by its key. */
export const tablesOf = (document: Document): ReadonlyMap<string, PartOf<'table'>> => {
  const parts = document.sections.flatMap((section) => section.parts);
  const all = [...parts.filter((part): part is PartOf<'table'> => part.kind === 'table'), ...(document.annexes ?? [])];
  return new Map(all.map((table) => [table.key, table as PartOf<'table'>]));
};
