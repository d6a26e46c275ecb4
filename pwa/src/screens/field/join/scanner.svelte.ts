import { untilStopped } from './frames';

/** Why the camera cannot be used. */
export type CameraProblem = 'refused' | 'none' | 'busy';

/**
 * Looks for a code through the camera until there is one. Pictures stay in memory, a few a second, and
 * are gone with the next.
 */
export class Scanner {
  state = $state<'idle' | 'opening' | 'looking' | CameraProblem>('idle');
  #stream: MediaStream | null = null;
  #stop: (() => void) | null = null;
  #turn = 0;

  constructor(private readonly onfound: (text: string) => boolean) {}

  /** Opens the camera into `video`; asks the person the first time. */
  async open(video: HTMLVideoElement): Promise<void> {
    this.close();
    const turn = (this.#turn += 1);
    this.state = 'opening';
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError');
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      // left, or asked again, while the person was being asked
      if (turn !== this.#turn) return stopped(stream);
      this.#stream = stream;
      video.srcObject = stream;
      await video.play();
      this.state = 'looking';
      this.#stop = untilStopped(video, (text) => this.onfound(text) && this.close());
    } catch (why) {
      if (turn !== this.#turn) return;
      this.close();
      this.state = problemOf(why);
    }
  }

  /** The camera's light goes out. */
  close(): void {
    this.#turn += 1;
    this.#stop?.();
    this.#stop = null;
    if (this.#stream) stopped(this.#stream);
    this.#stream = null;
    this.state = 'idle';
  }
}

const stopped = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const problemOf = (why: unknown): CameraProblem => {
  const name = why instanceof DOMException ? why.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
};
