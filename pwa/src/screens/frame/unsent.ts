/** Notes not yet said to be received: what the badge of Envois counts, refused ones included. */
export interface Counts {
  here: number;
  sending: number;
  refused: number;
}

export const unsent = (counts: Counts | undefined): number =>
  counts ? counts.here + counts.sending + counts.refused : 0;
