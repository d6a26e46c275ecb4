import { expect, test } from 'vitest';
import { layStrokes } from './strokes';

const parts = [
  { label: 'Suivi', count: 19, tone: 1 as const },
  { label: 'CEJ', count: 8, tone: 2 as const },
];

test('every youth has one stroke and the missing ones are dots', () => {
  const { lines } = layStrokes({ label: 'remobilisés', count: 47, of: 62 }, 62, 340);
  const strokes = lines.flatMap((line) => line.strokes);
  expect(strokes).toHaveLength(62);
  expect(strokes.filter((stroke) => stroke.part === -2)).toHaveLength(15);
});

test('sixty-two strokes stay on one line of a phone and of a desk', () => {
  for (const width of [328, 358, 560]) {
    const { lines, strokeWidth } = layStrokes({ label: 'repérés', count: 62 }, 62, width);
    expect(lines).toHaveLength(1);
    expect((lines[0]?.strokes.at(-1)?.x ?? 0) + strokeWidth).toBeLessThanOrEqual(width);
  }
});

test('hundreds of youths take several lines, none wider than the page', () => {
  const { lines, strokeWidth } = layStrokes({ label: 'repérés', count: 487 }, 487, 336);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.flatMap((line) => line.strokes)).toHaveLength(487);
  for (const line of lines) expect((line.strokes.at(-1)?.x ?? 0) + strokeWidth).toBeLessThanOrEqual(336);
});

test('coloured parts follow one another and underline their own strokes', () => {
  const { lines } = layStrokes({ label: 'Parcours', count: 27, of: 30, parts }, 30, 340);
  const spans = lines[0]?.spans ?? [];
  expect(spans.map((span) => span.part)).toEqual([0, 1]);
  expect(lines[0]?.strokes.filter((stroke) => stroke.part === 1)).toHaveLength(8);
  expect(spans[0]?.to).toBeLessThan(spans[1]?.from ?? 0);
});

test('nobody yet draws nothing', () => {
  expect(layStrokes({ label: 'repérés', count: 0 }, 0, 300).lines).toEqual([]);
});
