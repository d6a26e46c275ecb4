import { CODES } from '../../../domain/codes.gen';
import type { PlaceRead } from '../../../acts';

/** What the server takes at once. */
export const MOST_BYTES = 2_000_000;

/** A file as the server reads it. Throws when this device cannot open it. */
export const base64Of = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768) parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  return btoa(parts.join(''));
};

/** A table to fill in: its titles, and two lines that show how. Excel needs the mark at its beginning to see the accents. */
export const modelTable = (): string => {
  const kinds = Object.values(CODES.place_kind);
  const lines = [
    ['Nom', 'Genre', 'Commune', 'Quartier', 'Latitude', 'Longitude'],
    ['Place du marché', kinds[0] ?? '', '25056', '', '47,2378', '6,0241'],
    ['Base de loisirs', kinds.at(-1) ?? '', '', '', '', ''],
  ];
  return `\uFEFF${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`;
};

export interface Sorted {
  wrong: PlaceRead[];
  known: PlaceRead[];
  fresh: PlaceRead[];
}

/** What is to be mended, what is there already, what would be added. */
export const sorted = (rows: readonly PlaceRead[]): Sorted => {
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  const right = rows.filter(({ problems }) => problems.length === 0);
  return { wrong, known: right.filter(({ known }) => known), fresh: right.filter(({ known }) => !known) };
};
