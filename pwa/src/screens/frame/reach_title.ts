import { focusTitle } from '../../ui/focus';

const FRAMES = 120;
const SHORT = 20;

/**
 * Moves the reading point to the title of the page that just opened, as soon as there is one.
 * A page that put the focus itself (the age, on "Noter un jeune") keeps it.
 */
export function reachTitle(): () => void {
  let left = FRAMES;
  let frame = requestAnimationFrame(look);
  function look(): void {
    const active = document.activeElement;
    if (active && active !== document.body) return;
    if (document.getElementById('titre')) focusTitle();
    else if ((left -= 1) > 0) frame = requestAnimationFrame(look);
  }
  return () => cancelAnimationFrame(frame);
}

/** Leads to the first field that is wrong, once its sentence is on the page; of the sheet in front, unless a form is given. */
export function reachWrong(form: Element | null = document.querySelector('dialog[open]')): void {
  let left = SHORT;
  requestAnimationFrame(look);
  function look(): void {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) wrong.focus();
    else if ((left -= 1) > 0) requestAnimationFrame(look);
  }
}
