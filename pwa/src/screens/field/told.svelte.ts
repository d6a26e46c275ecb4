/** What the screen before has just done, said by the next one; nothing of it is stored. */
interface Told {
  text: string;
  /** Where to look at it. */
  href: string | null;
  /** Takes it back; what it answers is said then, if anything. */
  undo: (() => Promise<string | null>) | null;
}

let last = $state.raw<Told | null>(null);

export const told = {
  get now(): Told | null {
    return last;
  },
  say(text: string, href: string | null = null, undo: Told['undo'] = null): void {
    last = { text, href, undo };
  },
  hush(): void {
    last = null;
  },
};

/** What was typed in a search, handed to the form that notes a new person. In memory only: a name is never in an address. */
let handed = '';
export const hand = (typed: string): void => {
  handed = typed.trim();
};
export const takeHanded = (): string => {
  const typed = handed;
  handed = '';
  return typed;
};
