/** A known youth just met again, for the undo line. */
export interface Met {
  name: string;
  said: string;
  encounter: string;
}

/** The last known youth met again, and taking that back. */
export class Meeting {
  last = $state.raw<(Met & { takenBack: boolean }) | null>(null);
  problem = $state.raw<unknown>(null);

  constructor(
    private readonly counter: {
      takeBack(encounter: string): Promise<void>;
      giveBack(encounter: string): Promise<void>;
    },
  ) {}

  show(met: Met): void {
    this.last = { ...met, takenBack: false };
  }

  forget(): void {
    this.last = null;
  }

  /** Takes it back, or gives it back; said only once it is done. */
  async undo(): Promise<void> {
    const { last } = this;
    if (!last) return;
    try {
      await (last.takenBack ? this.counter.giveBack(last.encounter) : this.counter.takeBack(last.encounter));
      if (this.last === last) this.last = { ...last, takenBack: !last.takenBack };
    } catch (why) {
      this.problem = why;
    }
  }
}
