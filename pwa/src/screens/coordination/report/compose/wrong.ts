/** Where in the options a refusal points to: `options.free.0.title`, `options.comments.overview`. */
import type { Options } from '../../../../server/report';

export interface Where {
  /** The key of a block; null: it is about no block. */
  block: string | null;
  field: string | null;
}

export function whereWrong(path: string | null, options: Options): Where {
  const [part, ...rest] = (path ?? '').replace(/^options\./, '').split('.');
  if (part === 'free') return { block: options.free[Number(rest[0])]?.id ?? null, field: rest[1] ?? null };
  if (part === 'comments') return { block: rest.join('.') || null, field: 'comment' };
  if (part === 'exemptions') return { block: null, field: 'exemptions' };
  return { block: null, field: null };
}
