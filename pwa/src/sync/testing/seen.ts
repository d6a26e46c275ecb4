import type { Live } from '../../store/live';

/** The first value of a view that `fits`, for tests. */
export const seen = <T>(view: Live<T>, fits: (value: T) => boolean = () => true): Promise<T> =>
  new Promise((resolve) => {
    const stop = view.subscribe((value) => {
      if (value === undefined || !fits(value)) return;
      setTimeout(() => stop());
      resolve(value);
    });
  });
