/** How a cell of the report is written. */
import type { PartOf, Value } from '../../../../server/report';
import { number } from '../../../../ui/format';

/** Stands for a number too small to leave the house, or one that would give such a number away. */
export const MASKED = 'masqué';

type Unit = PartOf<'table'>['columns'][number]['unit'];

/** The text of a cell in its column's unit; null: it is masked, or not known (`isUnknown`). */
export const written = (value: Value, unit: Unit = 'count'): string | null => {
  if (value === null || value === MASKED) return null;
  if (typeof value === 'string') return value;
  if (unit === 'percent') return `${number(value, 1)}\u00a0%`;
  return number(value, unit === 'count' ? 0 : 1);
};

/** Whether it is a number that cannot be said, as opposed to a masked one. */
export const isUnknown = (value: Value): boolean => value === null;

/** Its number, to draw it; null when there is none. */
export const amount = (value: Value): number | null => (typeof value === 'number' ? value : null);

/** The whole with spaces that the typeface has: U+202F is missing from it (`ui/format`). */
export const legible = <T>(told: T): T => {
  if (typeof told === 'string') return told.replaceAll('\u202f', '\u00a0') as T;
  if (Array.isArray(told)) return told.map(legible) as T;
  if (told && typeof told === 'object') return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, legible(value)])) as T;
  return told;
};
