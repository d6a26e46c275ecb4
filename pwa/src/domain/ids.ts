import { v4, v7 } from 'uuid';

/** A fresh record or operation id: UUIDv7, so that ids made later sort later. */
export const newId = (): string => v7();

/** A fresh device id: random, tells nothing. */
export const newDeviceId = (): string => v4();

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a value is the canonical lower-case text of a UUID. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** When an id was made (ms since 1970): a UUIDv7 begins with it. */
export const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
