import { download as downloadFile } from '../../../ui/download';

/** A rescue file is some megabytes at most. */
const MOST_BYTES = 50 * 1024 * 1024;

export const isTooBig = ({ size }: File): boolean => size > MOST_BYTES;

const fileOf = (name: string, text: string): File => new File([text], name, { type: 'text/plain' });

/** Gives a text to the browser's downloads. */
export const download = (name: string, text: string): void => downloadFile(fileOf(name, text));

/** Whether this browser can hand a file to another app. */
export const canShare = (): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [fileOf('x.txt', '')] });

/** Hands a text to another app as a file; nothing happens when the person thinks better of it. */
export const share = async (name: string, text: string): Promise<void> => {
  try {
    await navigator.share({ files: [fileOf(name, text)] });
  } catch (why) {
    if (!(why instanceof DOMException && why.name === 'AbortError')) throw why;
  }
};
