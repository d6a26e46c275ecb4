import type { ArgonTask } from './argon';
import { argon } from './argon_here';

/** One task in, 32 bytes out, or null when it failed (most often: no memory left). */
self.onmessage = ({ data }: MessageEvent<ArgonTask>) => {
  argon(data).then(
    (bytes) => self.postMessage(bytes),
    () => self.postMessage(null),
  );
};
