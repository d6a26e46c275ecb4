import type { DBCore, Middleware } from 'dexie';

/**
 * An iPhone may lose its connection to the database and say `UnknownError` of every transaction from
 * then on, without closing it (dexie #739, #2008). Told so, Dexie would hand the error to whoever asks,
 * for ever; told `InvalidStateError`, it opens another connection and tries again.
 */
export const lostConnection: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'lostConnection',
  create: (core) => ({
    ...core,
    transaction: (...asked) => {
      try {
        return core.transaction(...asked);
      } catch (error) {
        if ((error as { name?: unknown } | null)?.name !== 'UnknownError') throw error;
        throw new DOMException('connection lost', 'InvalidStateError');
      }
    },
  }),
};
