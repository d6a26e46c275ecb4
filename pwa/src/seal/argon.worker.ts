import type { ArgonTask } from './argon';
import { argon } from './argon_here';

// compiled before anything secret comes
void argon({ secret: new Uint8Array(8), salt: new Uint8Array(16), params: { memory_kib: 8, iterations: 1, parallelism: 1 } }).catch(() => undefined);

/** One task in, 32 bytes out, or null when it failed (most often: no memory left). */
self.onmessage = ({ data }: MessageEvent<ArgonTask>) => {
  argon(data).then(
    (bytes) => self.postMessage(bytes),
    () => self.postMessage(null),
  );
};
