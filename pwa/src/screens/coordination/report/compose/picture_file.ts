/** A picture as it is sent: drawn anew, so that where, when and by what it was taken stay behind. */

const LONGEST = 1600;
const MOST_BYTES = 1_900_000;
const QUALITIES = [0.86, 0.7, 0.5] as const;

/** How large it is drawn: its longest side 1600 pixels at most, never larger than it was. */
export const fitted = (width: number, height: number): { width: number; height: number } => {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/** A JPEG of the picture in a file. Throws when this browser cannot read it. */
export const redrawn = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  const { width, height } = fitted(bitmap.width, bitmap.height);
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#ffffff'; // what a PNG leaves open is paper
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob && blob.size <= MOST_BYTES) return blob;
  }
  throw new Error('too heavy');
};
