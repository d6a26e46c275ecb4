/* What a person sees on the page, by its name: `hands.py` asks. The last that is seen, or null: what
   came last (a sheet) stands above the rest. A box or a radio is touched by its label. */
(kind, pattern) => {
  const KINDS = {
    button: 'button:not([role=radio]), a[href], [role=button], [role=menuitem]',
    choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox]',
    field: 'input, textarea, select',
    heading: 'h1, h2, h3, [role=heading]',
    text: 'body *',
  };
  const wanted = new RegExp(pattern);
  const words = (text) => text.replace(/[ \t\r\n]+/g, ' ').trim();
  const name = (one) =>
    words(one.getAttribute('aria-label') ?? (one.labels?.length ? one.labels[0].textContent : one.textContent));
  const touched = (one) => (kind === 'choice' && one.labels?.[0]) || one;
  const seen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 2 && height > 2 && one.checkVisibility({ visibilityProperty: true });
  };
  const found = [...document.querySelectorAll(KINDS[kind])].filter((one) => wanted.test(name(one)) && seen(touched(one)));
  if (kind === 'text') return found.find((one) => !found.some((other) => other !== one && one.contains(other))) ?? null;
  const reached = found.filter((one) => !one.closest('[inert]')).at(-1);
  return reached ? touched(reached) : null;
}
