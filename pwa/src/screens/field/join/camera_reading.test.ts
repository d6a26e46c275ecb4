import encodeQR from 'qr';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { newId } from '../../../domain/ids';
import { linkOf, readLink } from '../../../domain/outing_link';

/** The code as a camera would see it: `pixels` a square, on grey, a little dark. */
const picture = (text: string, pixels: number): { width: number; height: number; data: Uint8ClampedArray } => {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 2 });
  const margin = 40;
  const side = rows.length * pixels + 2 * margin;
  const data = new Uint8ClampedArray(side * side * 4).fill(120);
  for (let y = 0; y < rows.length * pixels; y += 1)
    for (let x = 0; x < rows.length * pixels; x += 1) {
      const dark = rows[Math.floor(y / pixels)]?.[Math.floor(x / pixels)];
      const at = ((y + margin) * side + x + margin) * 4;
      data.fill(dark ? 30 : 215, at, at + 3);
    }
  return { width: side, height: side, data };
};

test.each([3, 4, 7])('the code drawn with %i pixels a square is read back as the outing it tells', (pixels) => {
  const shared = { organisation: '1f09ab', outing: newId(), kind: 'street_round' as const, started_at: '2026-06-16T18:30:00.000Z', place: newId() };
  const link = linkOf('https://kaftruck.mission-locale-besancon.example', shared);
  expect(readLink(decodeQR(picture(link, pixels)))).toEqual(shared);
});
