const REACHED = 'h1, h2, h3, a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** Where something lies: its place among its parent's children, and so on upwards. */
type Way = { parent: Element; at: number }[];

function wayTo(element: Element): Way {
  const way: Way = [];
  for (let one = element; one.parentElement; one = one.parentElement) {
    way.push({ parent: one.parentElement, at: [...one.parentElement.children].indexOf(one) });
  }
  return way;
}

function within(element: Element): HTMLElement | undefined {
  const all = [...(element.matches(REACHED) ? [element] : []), ...element.querySelectorAll(REACHED)];
  return all.find((one): one is HTMLElement => one instanceof HTMLElement && one.checkVisibility());
}

/** What stands where the element was, else what follows it, else what comes before. */
function nearest(way: Way): HTMLElement | undefined {
  for (const { parent, at } of way.filter((one) => one.parent.isConnected)) {
    const around = [...parent.children];
    for (const one of [...around.slice(at), ...around.slice(0, at).reverse()]) {
      const found = within(one);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * What had the keyboard's focus may go with what it did: a row that opens, an outcome given. The focus then
 * goes to what stands in its place rather than to the top of the page. A page that is left has its own way
 * (`reachTitle`), and whoever placed the focus is right.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  let way: Way = [];
  let path = '';
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected) return;
    last = null;
    observer.disconnect();
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body || location.pathname !== path) return;
      const next = nearest(way);
      if (next && /^H\d$/.test(next.tagName)) next.tabIndex = -1;
      next?.focus();
    });
  });

  function remember({ target }: FocusEvent): void {
    observer.disconnect();
    last = target instanceof HTMLElement && target.matches(':focus-visible') ? target : null;
    if (!last) return;
    way = wayTo(last);
    path = location.pathname;
    observer.observe(document.body, { childList: true, subtree: true });
  }

  document.addEventListener('focusin', remember);
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
