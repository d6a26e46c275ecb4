import type { Bytes } from './bytes';

/** Cost of Argon2id (RFC 9106): memory in KiB, passes, lanes. As the server keeps it. */
export interface StretchParams {
  memory_kib: number;
  iterations: number;
  parallelism: number;
}

/** What new passwords and PINs use. More memory fails on some iPhones. */
export const DEFAULT_STRETCH: Readonly<StretchParams> = {
  memory_kib: 19456,
  iterations: 2,
  parallelism: 1,
};

/** The server asked for less work than the least we accept, or for so much that it stalls. */
export class WeakStretch extends Error {
  override name = 'WeakStretch';
}

export interface ArgonTask {
  secret: Bytes;
  salt: Bytes;
  params: StretchParams;
}

/**
 * 32 bytes of Argon2id, in a worker so that the screen stays alive. Where there are no workers
 * (Node), on this thread. Throws WeakStretch: a server that lowers the cost could try passwords
 * cheaply.
 */
export const argonAside = async (task: ArgonTask): Promise<Bytes> => {
  if (!isFair(task.params)) throw new WeakStretch();
  if (typeof Worker !== 'undefined') return inWorker(task);
  return (await import('./argon_here')).argon(task);
};

const isFair = ({ memory_kib, iterations, parallelism }: StretchParams): boolean =>
  within(memory_kib, DEFAULT_STRETCH.memory_kib, 262_144) &&
  within(iterations, DEFAULT_STRETCH.iterations, 16) &&
  within(parallelism, DEFAULT_STRETCH.parallelism, 4);

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

let ready: Worker | null = null;

/** A secret will soon be typed: the worker is read and warm by then. Nothing secret is given to it. */
export const warmArgon = (): void => {
  if (typeof Worker !== 'undefined') ready ??= newWorker();
};

const newWorker = (): Worker => new Worker(new URL('./argon.worker.ts', import.meta.url), { type: 'module' });

const inWorker = async (task: ArgonTask): Promise<Bytes> => {
  const worker = ready ?? newWorker();
  ready = null;
  try {
    return await new Promise<Bytes>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Bytes | null>) =>
        data ? resolve(data) : reject(new Error('argon2id failed'));
      worker.onerror = () => reject(new Error('argon2id worker failed'));
      worker.postMessage(task);
    });
  } finally {
    // its memory holds traces of the password
    worker.terminate();
  }
};
