/** What the coordinator changes of a report, as functions from options to options. */
import type { FreeBlock, Options, YearDraft } from '../../../../server/report';

/** A block of the report as the list shows it. */
export interface Block {
  key: string;
  title: string;
  /** One of the coordinator's own; null: the report's. */
  own: FreeBlock | null;
  leftOut: boolean;
  /** Nothing to say this year: not printed, though not left out. */
  empty: boolean;
  comment: string;
}

export const NOTHING: Options = { order: [], left_out: [], comments: {}, free: [], exemptions: {} };

/** The options of a draft, every part of them there. */
export const optionsOf = ({ options }: YearDraft): Options => ({ ...NOTHING, ...options });

/** The keys that `wanted` names, as it has them, each other one after its own neighbour (`api/report/content`). */
export function inOrder(keys: readonly string[], wanted: readonly string[]): string[] {
  const found = [...new Set(wanted)].filter((key) => keys.includes(key));
  for (const [place, key] of keys.entries()) {
    if (found.includes(key)) continue;
    const before = place ? keys[place - 1] : undefined;
    found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, key);
  }
  return found;
}

export interface Titled {
  key: string;
  title: string;
}

/** Every block in its order, those left out and those with nothing to say included. `printed`: keys of what the draft prints. */
export function blocks(sections: readonly Titled[], options: Options, printed: ReadonlySet<string>): Block[] {
  const own = new Map(options.free.map((block) => [block.id, block]));
  const titles = new Map(sections.map(({ key, title }) => [key, title]));
  return inOrder([...titles.keys(), ...own.keys()], options.order).map((key) => {
    const block = own.get(key) ?? null;
    const leftOut = options.left_out.includes(key);
    const empty = block ? !block.title.trim() && !block.text.trim() : !leftOut && !printed.has(key);
    return { key, title: block ? block.title : (titles.get(key) ?? key), own: block, leftOut, empty, comment: options.comments[key] ?? '' };
  });
}

/** A block one place up (-1) or down (1) in the list that is shown. */
export function moved(options: Options, shown: readonly { key: string }[], key: string, by: -1 | 1): Options {
  const order = shown.map((block) => block.key);
  const [at, to] = [order.indexOf(key), order.indexOf(key) + by];
  if (at < 0 || to < 0 || to >= order.length) return options;
  [order[at], order[to]] = [order[to] ?? key, key];
  return { ...options, order };
}

export const leftOut = (options: Options, key: string, out: boolean): Options => ({
  ...options,
  left_out: [...options.left_out.filter((one) => one !== key), ...(out ? [key] : [])],
});

export function commented(options: Options, key: string, text: string): Options {
  const { [key]: _, ...comments } = options.comments;
  return { ...options, comments: text.trim() ? { ...comments, [key]: text } : comments };
}

export const added = (options: Options, block: FreeBlock): Options => ({
  ...options,
  free: [...options.free, block],
  order: options.order.length ? [...options.order, block.id] : [],
});

export const changed = (options: Options, id: string, what: Partial<FreeBlock>): Options => ({
  ...options,
  free: options.free.map((block) => (block.id === id ? { ...block, ...what } : block)),
});

/** Without a block of one's own; its place is kept in nothing: who takes it back has the options from before. */
export const removed = (options: Options, id: string): Options => ({
  ...options,
  free: options.free.filter((block) => block.id !== id),
  order: options.order.filter((key) => key !== id),
  left_out: options.left_out.filter((key) => key !== id),
});

/** A removed block back where it was, whatever was changed since. */
export function givenBack(options: Options, before: Options, id: string): Options {
  const block = before.free.find((one) => one.id === id);
  if (!block) return options;
  const order = options.order.length ? [...options.order] : [];
  const at = before.order.indexOf(id);
  if (order.length) order.splice(at < 0 ? order.length : at, 0, id);
  const free = [...options.free];
  free.splice(before.free.indexOf(block), 0, block);
  return { ...options, free, order, left_out: before.left_out.includes(id) ? [...options.left_out, id] : options.left_out };
}

export function exempted(options: Options, table: string, reason: string | null): Options {
  const { [table]: _, ...exemptions } = options.exemptions;
  return { ...options, exemptions: reason === null ? exemptions : { ...exemptions, [table]: reason } };
}

/** Pictures that nobody has described. */
export const undescribed = ({ free, left_out }: Options): FreeBlock[] =>
  free.filter(({ id, picture, alt }) => picture && !(alt ?? '').trim() && !left_out.includes(id));
