/**
 * Registers the worker and says when a new version waits.
 *
 * `update.waiting` turns true once a new version is wholly stored; `update.apply()` makes every
 * open page use it. Nothing changes before the person asks.
 */
const CHECK_EVERY = 60 * 60 * 1000;

class Update {
  waiting = $state(false);
  /** From the moment another worker takes over, this page is of an older version. */
  offered = false;
  /** Forms that are open: nothing is offered, and nothing reloads, over them. */
  #forms = $state(0);
  #due = false;
  #worker: ServiceWorker | null = null;
  #registration: ServiceWorkerRegistration | null = null;

  /** A new version may be offered now. */
  get offers(): boolean {
    return this.waiting && this.#forms === 0;
  }

  /** A form is open, until the answer is called. */
  hold(): () => void {
    this.#forms += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#forms -= 1;
      if (this.#due && this.#forms === 0) location.reload();
    };
  }

  /** Another window asked for the new version: this page follows, once no form is open. */
  tookOver(): void {
    if (!this.offered) return;
    this.#due = this.#forms > 0;
    if (!this.#due) location.reload();
  }

  /** Use the new version now: the page reloads as soon as it has taken over. */
  apply(): void {
    this.#worker?.postMessage('SKIP_WAITING');
  }

  /** Ask the server now whether there is a newer version. */
  check(): void {
    void this.#registration?.update().catch(() => undefined);
  }

  /** From now on it is this registration's. */
  follow(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
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
  // A page that came with a worker is of its version; one that came first of all is of the version offered since.
  update.offered ||= wasControlled;
  // Before the first wait, so that no taking over goes unseen. By then the new version waits no more.
  container.addEventListener('controllerchange', () => update.tookOver());
  const registration = await container.register('/worker.js').catch(() => null);
  if (!registration) return;

  const look = () => update.found(wasControlled || container.controller ? registration.waiting : null);
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });

  update.follow(registration);
  setInterval(() => update.check(), CHECK_EVERY);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') update.check();
  });
}
