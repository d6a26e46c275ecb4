/**
 * The addresses of the app, over the browser's own history.
 *
 * `route` and `params` are read in templates and effects and follow the address. A path has no name or
 * free text of a person in it: only ids and the choices of a page (a period).
 */
import { createSubscriber } from 'svelte/reactivity';
import { find, type RouteName } from './route_table';

export type { RouteName };

interface Place {
  /** How many pages of ours lie behind this one. */
  depth: number;
  /** Lies over a page of the same address, which going back shows again. */
  over?: true;
}

let announce: (() => void) | null = null;

const subscribe = createSubscriber((update) => {
  announce = update;
  return () => (announce = null);
});

const depth = (): number => (history.state as Place | null)?.depth ?? 0;

/** The page shown: `name` is null for an address nobody knows. */
export const route = {
  get name(): RouteName | null {
    subscribe();
    return find(location.pathname)?.name ?? null;
  },
  get path(): string {
    subscribe();
    return location.pathname;
  },
};

/** A part of the address (`id` in `/jeunes/:id`), else of its query (`?outing=…`); null when absent. */
export const params = {
  get(key: string): string | null {
    subscribe();
    return find(location.pathname)?.parts[key] ?? new URLSearchParams(location.search).get(key);
  },
};

/** What follows `?` in the address. */
export function query(): string {
  subscribe();
  return location.search;
}

/** Opens a page of the app: `/jeunes/0190…`. `replace` leaves no trace of the page before. */
export function go(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (path === location.pathname + location.search) return;
  if (replace) history.replaceState({ depth: depth() } satisfies Place, '', path);
  else history.pushState({ depth: depth() + 1 } satisfies Place, '', path);
  announce?.();
}

/** The page before; where there is none of ours, `otherwise`. */
export function back(otherwise = '/'): void {
  if (depth() > 0) history.back();
  else go(otherwise, { replace: true });
}

/**
 * Something covers the page: until the returned call, going back takes it away (`onback`) and
 * leaves the page where it is.
 */
export function cover(onback: () => void): () => void {
  const here = location.pathname + location.search;
  history.pushState({ depth: depth() + 1, over: true } satisfies Place, '', here);
  let over = true;
  const pop = (): void => {
    over = false;
    removeEventListener('popstate', pop);
    onback();
  };
  addEventListener('popstate', pop);
  return () => {
    if (!over) return;
    removeEventListener('popstate', pop);
    history.back();
  };
}

/** Changes what follows `?` without a new page: the choices of the page shown. Empty values go. */
export function ask(query: Record<string, string | null>): void {
  const next = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(query)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  const text = next.toString();
  history.replaceState(history.state, '', location.pathname + (text ? `?${text}` : ''));
  announce?.();
}

/** Takes what follows `#` out of the address bar and the history at once, and returns it. */
export function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (fragment) history.replaceState(history.state, '', location.pathname + location.search);
  return fragment;
}

/** Follows links of ours without reloading, and the browser's own back. Returns what stops it. */
export function listen(): () => void {
  const click = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!find(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  const pop = (): void => announce?.();
  // Reloaded while something covered a page: that is gone, the page is here.
  if ((history.state as Place | null)?.over) history.back();
  document.addEventListener('click', click);
  addEventListener('popstate', pop);
  return () => {
    document.removeEventListener('click', click);
    removeEventListener('popstate', pop);
  };
}
