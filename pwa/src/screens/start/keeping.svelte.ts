/** Under this share of free room, whoever uses the phone is told. */
const LOW = 0.9;

// A browser without this door (an old one, or a page that is not secure) says nothing.
const door = (): StorageManager | undefined => (navigator as { storage?: StorageManager }).storage;

/** Whether the browser promises to keep what is on this phone, and how much room there is. */
class Keeping {
  /** Null: it does not say. */
  kept: boolean | null = $state(null);
  /** Bytes in use, and at most. */
  used: number | null = $state(null);
  room: number | null = $state(null);
  /** It was asked and said no. */
  refused = $state(false);

  get isLow(): boolean {
    return this.used !== null && this.room !== null && this.used > this.room * LOW;
  }

  async look(): Promise<void> {
    this.kept = (await door()?.persisted().catch(() => null)) ?? null;
    const { usage, quota } = (await door()?.estimate().catch(() => null)) ?? {};
    this.used = usage ?? null;
    this.room = quota ?? null;
  }

  /** Asks the browser for its promise; its answer is shown. */
  async ask(): Promise<void> {
    this.refused = (await door()?.persist().catch(() => false)) !== true;
    await this.look();
  }
}

export const keeping = new Keeping();
