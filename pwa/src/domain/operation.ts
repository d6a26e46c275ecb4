import type { components } from './api.gen';
import type { Stamp } from './clock';
import { isId } from './ids';

/** The version of operations that this app writes. */
export const SCHEMA = 1;

export type ChangeKind = 'create' | 'patch' | 'delete' | 'undelete' | 'erase' | 'reseal';

/** `[epoch, seq]` of the row that the worker looked at. */
export type SeenAt = [epoch: string, seq: number];

/**
 * What happens to one record. `set` holds changed fields only: absent never means blank.
 * `typed` names the dates that a person typed rather than a clock made; `was` (reseal only) the
 * sealed value that each new one replaces.
 */
export interface Change {
  type: string;
  id: string;
  kind: ChangeKind;
  set?: Record<string, unknown>;
  seen?: SeenAt;
  typed?: string[];
  was?: Record<string, string>;
}

/** One act of one person, all or nothing. `op` is its whole identity. */
export interface Operation {
  op: string;
  device: string;
  at: Stamp;
  schema: number;
  changes: Change[];
}

type Schemas = components['schemas'];
/** Why an operation was refused; `change` is the index of the change to blame. */
export type Refusal = Schemas['Refusal'];
/** The answer to one operation. */
export type Result = Schemas['Result'];
/** A record as the server gives it. */
export type WireRow = Schemas['WireRow'];

/** The ids of records that an operation creates. */
export const createdBy = ({ changes }: Operation): string[] =>
  changes.filter(({ kind }) => kind === 'create').map(({ id }) => id);

/** Every id that an operation names: what it touches and what it points to. */
export const namedBy = ({ changes }: Operation): Set<string> => {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (isId(value)) found.add(value);
    else if (Array.isArray(value)) value.forEach(look);
    else if (value && typeof value === 'object') Object.values(value).forEach(look);
  };
  for (const change of changes) {
    found.add(change.id);
    look(change.set);
  }
  return found;
};
