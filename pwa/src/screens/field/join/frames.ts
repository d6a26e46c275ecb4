const EVERY_MS = 150;
/** Pictures are made no larger than this before they are read: enough for a code held at arm's length. */
const WIDEST = 800;

type Read = (video: HTMLVideoElement) => Promise<string | null>;

/** Reads pictures of the video until told to stop; `onfound` is called with every text found. */
export const untilStopped = (video: HTMLVideoElement, onfound: (text: string) => void): (() => void) => {
  let over = false;
  const look = async (): Promise<void> => {
    const read = await reader();
    while (!over) {
      const text = await read(video).catch(() => null);
      if (text && !over) onfound(text);
      await new Promise((next) => setTimeout(next, EVERY_MS));
    }
  };
  void look();
  return () => (over = true);
};

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own reader where it has one, else the library's. */
const reader = async (): Promise<Read> => {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: DetectorClass };
  if (own && (await own.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, WIDEST / Math.max(video.videoWidth, 1));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!pen || !canvas.width || !canvas.height) return null;
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
};
