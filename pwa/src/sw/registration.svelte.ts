/**
 * Registers the worker and says when a new version waits.
 *
 * `update.waiting` turns true once a new version is wholly stored; `update.apply()` makes every
 * open page use it. Nothing changes before the person asks.
 */
const CHECK_EVERY = 60 * 60 * 1000;

class Update {
  waiting = $state(false);
  /** A new version was waiting: from the moment it takes over, this page is of another version. */
  offered = false;
  #worker: ServiceWorker | null = null;

  /** Use the new version now: the page reloads as soon as it has taken over. */
  apply(): void {
    this.#worker?.postMessage('SKIP_WAITING');
  }

  found(worker: ServiceWorker | null): void {
    this.#worker = worker;
    this.waiting = worker !== null;
    this.offered ||= this.waiting;
  }
}

export const update = new Update();

/** Registers the worker. Does nothing where workers are not to be had (private windows). */
export async function register(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;
  const wasControlled = container.controller !== null;
  const registration = await container.register('/worker.js').catch(() => null);
  if (!registration) return;

  const look = () => update.found(wasControlled || container.controller ? registration.waiting : null);
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  container.addEventListener('controllerchange', () => {
    // By now it waits no more: `waiting` turned false when it began to take over.
    if (update.offered) location.reload();
  });

  const check = () => void registration.update().catch(() => undefined);
  setInterval(check, CHECK_EVERY);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check();
  });
}
