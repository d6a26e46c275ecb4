/** Leads to what is wrong, once its sentence is on the page: the field, else the choice above the sentence. */
export const reachProblem = (form: HTMLElement | undefined): void => {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) {
      field.focus({ preventScroll: true });
      return (field.closest('.field') ?? field).scrollIntoView({ block: 'center' });
    }
    const said = form?.querySelector<HTMLElement>('[role="alert"]');
    const choice = said?.previousElementSibling?.querySelector<HTMLElement>('[tabindex="0"], button, input');
    choice?.focus({ preventScroll: true });
    said?.scrollIntoView({ block: 'center' });
  });
};
