/** Moves the reading point to the title of the screen that just opened (README "Behaviour" 1). Does nothing when there is none. */
export function focusTitle(id = 'titre'): void {
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** The index an arrow key leads to in a row of `length` choices, or null when the key is not for us. Follows the reading direction. */
export function roving(key: string, index: number, length: number, rtl: boolean): number | null {
  if (length === 0) return null;
  const forward = ['ArrowDown', rtl ? 'ArrowLeft' : 'ArrowRight'];
  const backward = ['ArrowUp', rtl ? 'ArrowRight' : 'ArrowLeft'];
  if (forward.includes(key)) return (index + 1) % length;
  if (backward.includes(key)) return (index - 1 + length) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}

/** True when the element reads from right to left. */
export function readsRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
