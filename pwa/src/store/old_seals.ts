import Dexie from 'dexie';
import { sealedFields, type RecordType } from '../domain/records';
import { CannotOpen, sealedWith, type OrganisationKeys } from '../seal';
import { NO_FEED } from './feed';
import type { AccountDb } from './schema';

/** Sealed values of one record that an older key than the newest sealed. */
export interface OldSeals {
  type: RecordType;
  id: string;
  /** By field. */
  was: Record<string, string>;
}

const SEALED_TYPES: readonly RecordType[] = ['youth', 'step', 'outing'];

/** What the server's rows on this phone still hold under an older key that this ring has. */
export const oldSeals = async (db: AccountDb, keys: OrganisationKeys): Promise<OldSeals[]> => {
  const { generation } = (await db.getMeta('feed')) ?? NO_FEED;
  const found: OldSeals[] = [];
  for (const type of SEALED_TYPES) {
    const rows = db.base
      .where('[generation+type+id]')
      .between([generation, type, Dexie.minKey], [generation, type, Dexie.maxKey]);
    await rows.each(({ id, set, erased }) => {
      const old = sealedFields(type).filter((field) => isOld(set[field], keys));
      if (erased || old.length === 0) return;
      found.push({ type, id, was: Object.fromEntries(old.map((field) => [field, String(set[field])])) });
    });
  }
  return found;
};

const isOld = (value: unknown, { newest, byKid }: OrganisationKeys): boolean => {
  if (typeof value !== 'string') return false;
  try {
    const kid = sealedWith(value);
    return kid !== newest && byKid.has(kid);
  } catch (error) {
    if (error instanceof CannotOpen) return false;
    throw error;
  }
};
