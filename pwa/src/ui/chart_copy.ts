/** A chart as it leaves the page: a picture to put in a slide, a table for a spreadsheet. */
import { number } from './format';
import type { Cell, TableColumn } from './types';
import { words } from './words';

export interface Charted {
  title: string;
  /** What the figures are of: period and scope. */
  source: string;
  columns: TableColumn[];
  rows: Record<string, Cell>[];
  total?: Record<string, Cell>;
  shape: 'bars' | 'columns';
}

const plain = (cell: Cell | undefined): string | number | null =>
  cell !== null && typeof cell === 'object' ? cell.value : (cell ?? null);

/** Numbers as a spreadsheet set to French reads them; a masked one is said to be. */
const typed = (cell: Cell | undefined): string => {
  const value = plain(cell);
  if (value === null) return words.masked;
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = /^[=+@-]/.test(value) ? `'${value}` : value;
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Lines separated by `;`: title, source, heads, rows, total. */
export function csvOf({ title, source, columns, rows, total }: Charted): string {
  const line = (row: Record<string, Cell>): string => columns.map(({ key }) => typed(row[key])).join(';');
  const lines = [typed(title), typed(source), columns.map(({ label }) => typed(label)).join(';'), ...rows.map(line)];
  return `${[...lines, ...(total ? [line(total)] : [])].join('\n')}\n`;
}

const [WIDE, SIDE, ROW, SCALE] = [900, 32, 34, 2];
/** Always in the colours of paper, whatever the screen is in. */
const [INK, SECOND, BAR] = ['#20140d', '#4a3a30', '#0e4a5c'];

interface Bar {
  label: string;
  value: number | null;
  said: string;
}

/** PNG of the chart, 900 px wide at twice its size, its title and source written on it. */
export async function pngOf(chart: Charted): Promise<Blob> {
  const bars = chart.rows.map(barOf);
  const body = chart.shape === 'bars' ? bars.length * ROW : 260;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [WIDE * SCALE, (body + 120) * SCALE];
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDE, body + 120);
  write(pen, chart.title, SIDE, 44, { size: 22, weight: 700 });
  (chart.shape === 'bars' ? drawBars : drawColumns)(pen, bars, 72, body);
  write(pen, chart.source, SIDE, body + 100, { size: 14, ink: SECOND });
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'));
}

const barOf = (row: Record<string, Cell>): Bar => {
  const value = plain(row['value']);
  const detail = plain(row['detail']);
  const amount = typeof value === 'string' ? Number(value.replace(/\s/g, '').replace(',', '.')) : value;
  const said = value === null ? words.masked : typeof value === 'number' ? number(value) : value;
  return { label: String(plain(row['label']) ?? ''), value: amount, said: detail ? `${said}, ${detail}` : said };
};

interface Hand {
  size?: number;
  weight?: number;
  ink?: string;
  align?: CanvasTextAlign;
  most?: number;
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, hand: Hand = {}): void {
  pen.font = `${hand.weight ?? 400} ${hand.size ?? 16}px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillStyle = hand.ink ?? INK;
  pen.textAlign = hand.align ?? 'left';
  pen.fillText(text, x, y, hand.most ?? WIDE - 2 * SIDE);
}

function drawBars(pen: CanvasRenderingContext2D, bars: readonly Bar[], top: number): void {
  const [from, most] = [SIDE + 300, Math.max(1, ...bars.map(({ value }) => value ?? 0))];
  for (const [at, { label, value, said }] of bars.entries()) {
    const y = top + at * ROW;
    const long = ((value ?? 0) / most) * (WIDE - from - SIDE - 120);
    write(pen, label, SIDE, y + 18, { most: 290 });
    pen.fillStyle = BAR;
    pen.fillRect(from, y + 4, long, 18);
    write(pen, said, from + long + 8, y + 18, { weight: 700, most: WIDE - from - long - SIDE });
  }
}

function drawColumns(pen: CanvasRenderingContext2D, bars: readonly Bar[], top: number, tall: number): void {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const step = (WIDE - 2 * SIDE) / Math.max(1, bars.length);
  for (const [at, { label, value, said }] of bars.entries()) {
    const [x, long] = [SIDE + at * step, ((value ?? 0) / most) * (tall - 60)];
    pen.fillStyle = BAR;
    pen.fillRect(x + step * 0.1, top + tall - 30 - long, step * 0.8, long);
    write(pen, said, x + step / 2, top + tall - 36 - long, { weight: 700, align: 'center', most: step });
    write(pen, label, x + step / 2, top + tall - 10, { size: 13, align: 'center', most: step - 4 });
  }
}
