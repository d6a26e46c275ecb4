import { sealedFields, type RecordType } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { discard, requeue } from '../store/quarantine';
import { act, flag, patch, type ClearChange } from './act';
import { must } from './refused';

/** Two phones gave two values: one stays, and the question is closed. */
export const settleConflict = async (id: string, keep: 'kept' | 'other'): Promise<void> => {
  const account = current();
  const found = await look((reading) => reading.get('conflict', id));
  must(found?.kept && found.other, null, 'Cette question n’est plus ouverte.');
  const { on_type: type, on_id, field } = found;
  const { value } = keep === 'kept' ? found.kept : found.other;
  const changes: ClearChange[] = [patch('conflict', id, { settled: true }, { seen: found.seen })];
  if (field === 'deleted') {
    changes.unshift(flag(type as RecordType, on_id, value ? 'delete' : 'undelete'));
  } else if (keep === 'other') {
    const sealed = sealedFields(type).includes(field) && typeof value === 'string';
    const clear = sealed ? await account.opened.open(type, on_id, field, value) : value;
    must(!sealed || clear !== null, null, 'Cette réponse ne peut pas être lue sur ce téléphone.');
    changes.unshift(patch(type as RecordType, on_id, { [field]: clear }));
  }
  await act('conflict.settled', changes);
};

/** A refused note is sent again, with what waits for it. */
export const retryRefused = async (op: string): Promise<void> => {
  const account = current();
  await requeue(account.db, [op]);
  account.wrote.emit();
};

/** A refused note is given up, with what depends on it. The screen asks twice. */
export const discardRefused = (op: string): Promise<void> => discard(current().db, op);
