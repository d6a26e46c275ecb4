import { beforeAll, expect, test } from 'vitest';
import { grant, newOrganisationKey, openGrant } from './organisation_keys';
import { newPersonKey, type PersonKey } from './person_key';
import {
  changePin,
  isPin,
  newPinRecord,
  PIN_TRIES,
  unlockWithPin,
  type PinRecord,
  type PinStore,
} from './pin';

const PIN = '204816';
let person: PersonKey;
let record: PinRecord;

/** A store in memory that remembers what it was asked to keep. */
class Kept implements PinStore {
  history: (number | null)[] = [];
  constructor(public record: PinRecord | null) {}
  change(step: (record: PinRecord | null) => PinRecord | null): Promise<PinRecord | null> {
    this.record = step(this.record);
    this.history.push(this.record?.triesLeft ?? null);
    return Promise.resolve(this.record);
  }
}

beforeAll(async () => {
  person = await newPersonKey();
  record = await newPinRecord(PIN, person.privateJwk);
});

test('the right PIN opens the private key', async () => {
  const outcome = await unlockWithPin(new Kept(record), PIN);
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.privateKey.extractable).toBe(false);
  const key = newOrganisationKey();
  expect(await openGrant(await grant(key, person.publicJwk), outcome.privateKey)).toEqual(key);
});

test('a try is stored as spent before the PIN is looked at, and given back when right', async () => {
  const store = new Kept(record);
  await unlockWithPin(store, PIN);
  expect(store.history).toEqual([PIN_TRIES - 1, PIN_TRIES]);
});

test('killing the app during a try wins none', async () => {
  let kept: PinRecord | null = record;
  let writes = 0;
  const dying: PinStore = {
    change: (step) => {
      writes += 1;
      if (writes > 1) return Promise.reject(new Error('killed'));
      kept = step(kept);
      return Promise.resolve(kept);
    },
  };
  await expect(unlockWithPin(dying, PIN)).rejects.toThrow('killed');
  expect(kept?.triesLeft).toBe(PIN_TRIES - 1);
});

test('a PIN is not even looked at when its try cannot be stored', async () => {
  const full: PinStore = { change: () => Promise.reject(new Error('disk full')) };
  await expect(unlockWithPin(full, PIN)).rejects.toThrow('disk full');
});

test('five wrong PINs in a row delete the wrapped key, and the right one comes too late', async () => {
  const store = new Kept(record);
  const left: number[] = [];
  for (let turn = 0; turn < PIN_TRIES; turn += 1) {
    const outcome = await unlockWithPin(store, '000000');
    if (outcome.ok) throw new Error('opened');
    left.push(outcome.triesLeft);
  }
  expect(left).toEqual([4, 3, 2, 1, 0]);
  expect(store.record).toBeNull();
  expect(await unlockWithPin(store, PIN)).toEqual({ ok: false, triesLeft: 0 });
});

test('a record killed at its last try is deleted without another look', async () => {
  const store = new Kept({ ...record, triesLeft: 0 });
  expect(await unlockWithPin(store, PIN)).toEqual({ ok: false, triesLeft: 0 });
  expect(store.record).toBeNull();
});

test('a right PIN after four wrong ones gives all tries back', async () => {
  const store = new Kept({ ...record, triesLeft: 1 });
  expect((await unlockWithPin(store, PIN)).ok).toBe(true);
  expect(store.record?.triesLeft).toBe(PIN_TRIES);
});

test('a failure that never looked at the PIN costs no try', async () => {
  const params = { ...record.params, memory_kib: 1 };
  const store = new Kept({ ...record, params });
  await expect(unlockWithPin(store, PIN)).rejects.toThrow();
  expect(store.record?.triesLeft).toBe(PIN_TRIES);
});

test('a record copied to another device opens nothing', async () => {
  const { deviceKey } = await newPinRecord(PIN, person.privateJwk);
  const outcome = await unlockWithPin(new Kept({ ...record, deviceKey }), PIN);
  expect(outcome).toEqual({ ok: false, triesLeft: PIN_TRIES - 1 });
  expect(record.deviceKey.extractable).toBe(false);
});

test('a changed PIN opens the same key, and the old one no longer', async () => {
  const store = new Kept(record);
  expect((await changePin(store, '000000', '11223344')).ok).toBe(false);
  expect((await changePin(store, PIN, '11223344')).ok).toBe(true);
  expect(store.record?.digits).toBe(8);
  expect((await unlockWithPin(store, PIN)).ok).toBe(false);
  expect((await unlockWithPin(store, '11223344')).ok).toBe(true);
});

test('a PIN is six digits or more, eight for coordinators', () => {
  expect(['12345', '123456', '1234567890', '12345a', ''].map((pin) => isPin(pin, 'outreach'))).toEqual(
    [false, true, true, false, false],
  );
  expect(['1234567', '12345678'].map((pin) => isPin(pin, 'coordinator'))).toEqual([false, true]);
});
