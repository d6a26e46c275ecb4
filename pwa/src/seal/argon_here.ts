import { argon2id } from 'hash-wasm';
import type { ArgonTask } from './argon';
import type { Bytes } from './bytes';

/** 32 bytes of Argon2id, on this very thread. */
export const argon = async ({ secret, salt, params }: ArgonTask): Promise<Bytes> =>
  new Uint8Array(
    await argon2id({
      password: secret,
      salt,
      memorySize: params.memory_kib,
      iterations: params.iterations,
      parallelism: params.parallelism,
      hashLength: 32,
      outputType: 'binary',
    }),
  );
