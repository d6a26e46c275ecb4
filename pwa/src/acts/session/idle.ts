/** Resolves once the page has nothing to draw nor to answer; after two seconds all the same. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such moments
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 200);
  });
