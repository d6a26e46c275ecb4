import { current, type Account } from './account';
import { eachMinute } from './minutes';
import type { OpenedValues } from './opened';
import { Reading } from './reading';

/** A Svelte store that is always current; `undefined` until first read. */
export interface Live<T> {
  subscribe(run: (value: T | undefined) => void): () => void;
}

/**
 * A view: `query` reads records in one transaction, and again whenever one of them changes; `show`
 * dresses what it found with opened names, and again when more of them are open. Whose: the account
 * at the time of the call. A lost database connection is opened again and read again. `passes`: what
 * it shows depends on the hour, so it is dressed again as time passes.
 */
export const live = <R, T>(
  query: (reading: Reading) => Promise<R>,
  show: (found: R, opened: OpenedValues, account: Account) => T,
  { passes = false }: { passes?: boolean } = {},
): Live<T> => {
  const account = current();
  return {
    subscribe(run) {
      let found: { rows: R } | null = null;
      const tell = (): void => {
        if (found) run(show(found.rows, account.opened, account));
      };
      run(undefined);
      const ended = account.watching.add(query, (rows) => {
        found = { rows };
        tell();
      });
      const stops = [ended, account.opened.changed.on(tell), ...(passes ? [eachMinute(tell)] : [])];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
};

/** The first value of a view: for acts and tests, where nothing is watched. */
export const look = <T>(query: (reading: Reading) => Promise<T>): Promise<T> =>
  Reading.run(current(), query);
