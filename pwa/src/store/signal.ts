/** Something happened: listeners are told, in the order in which they came. */
export class Signal {
  readonly #listeners = new Set<() => void>();

  /** Call `listener` each time; the answer stops it. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A value that changes, as Svelte's stores are read. */
export class Cell<T> {
  readonly #runs = new Set<(value: T) => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    this.value = value;
    for (const run of [...this.#runs]) run(value);
  }

  subscribe(run: (value: T) => void): () => void {
    this.#runs.add(run);
    run(this.value);
    return () => this.#runs.delete(run);
  }
}
